/** A spreadsheet opens what we write, whatever the qualification is called. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeXlsx } from './write-xlsx';

const nameIn = (name: string): string | undefined => {
  const bytes = writeXlsx([{ name, rows: [['a']], widths: [], hasHeadings: true }]);
  const book = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array());
  return /<sheet name="([^"]*)"/.exec(book)?.[1];
};

it.each([
  ["'Lasser'", 'Lasser'],
  [`${'x'.repeat(30)}🔧 en meer`, 'x'.repeat(30)],
  [' [ ] : ', '-'],
  ['', '-'],
  ['Las\u0007ser & "co"', 'Las ser &amp; &quot;co&quot;'],
])('the sheet of %j has a name that a spreadsheet takes', (given, name) => {
  expect(nameIn(given)).toBe(name);
});
