/** The last line of `npm test`: `N passed, N failed, N skipped`, also when the program ends before it has counted. */

const lineOf = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

let counted = { passed: 0, failed: 1, skipped: 0 };
process.once('exit', () => console.log(lineOf(counted)));

/** Prints the sum of the parts, each under its name, and keeps it for the last line. */
export function countParts(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, one] of parts) {
    console.log(`${name}: ${lineOf(one)}`);
    for (const key of Object.keys(total)) total[key] += one[key];
  }
  counted = total;
  return total;
}
