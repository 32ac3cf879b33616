/**
 * `npm run check:security`: prints Electron's checklist and the fuses with the evidence for each. Exit code 1 when any
 * evidence is missing. `needs-binary` means that everything found here is as it should be, and that the last word is
 * the named test's, which runs where the binary is. In a fresh clone it installs and builds first.
 */
import { findBrowser } from '../../scripts/find-browser.mjs';
import { prepare } from '../../scripts/prepare.mjs';
import { say } from '../../scripts/script-texts.mjs';

prepare();
if (!(await findBrowser({ mayInstall: true }))) {
  console.error(say('noBrowserForTests'));
  process.exit(1);
}
// Only now there are packages to load.
const { checklist, fuseList, statusOf } = await import('./checklist.mjs');
const { measureWindow } = await import('./measure-window.mjs');

const counts = { pass: 0, 'needs-binary': 0, FAIL: 0 };
for (const one of [...checklist(await measureWindow()), ...fuseList()]) {
  const status = statusOf(one);
  counts[status] += 1;
  console.log(`${status.padEnd(12)} ${one.item}`);
  for (const { found, where } of one.evidence) console.log(`             ${found ? '·' : '✗'} ${where}`);
  if (one.onBinary)
    console.log(`             ${one.onBinary.found ? '○' : '✗'} on the binary: ${one.onBinary.where}`);
}
console.log(
  `security: ${counts.pass} pass, ${counts['needs-binary']} need the binary for the last word, ${counts.FAIL} fail`,
);
process.exitCode = counts.FAIL === 0 ? 0 : 1;
