/** CSV for a spreadsheet: nothing in it runs, and everything comes back as it was. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellSeparatorIn, writeCsv } from './write-csv';

const read = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.slice(1).trimEnd(), { delimiter: ',' }).data;

describe('a table as CSV', () => {
  it.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠a', '\n=1'])(
    'never begins a cell with what a spreadsheet calculates: %j',
    (cell) => {
      expect(read(writeCsv([['a'], [cell, 'end']]))[1]?.[0]).toBe(`'${cell}`);
    },
  );

  it('keeps every other text, whatever is in it', () => {
    const cell = fc.string().filter((text) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text));
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        const row = [`x${one}`, `y${other}`, 'end'];
        expect(read(writeCsv([row]))).toEqual([row]);
      }),
    );
  });

  it('says that it is UTF-8 and ends its lines as the standard has it', () => {
    expect(
      writeCsv([
        ['naam', 'wat'],
        ['Şahin, E.', 'zei "ja"'],
      ]),
    ).toBe('\uFEFFnaam,wat\r\n"Şahin, E.","zei ""ja"""\r\n');
  });

  it('parts the cells as the spreadsheets of a language do, so that a text stays in its cell', () => {
    expect(['nl', 'de', 'en', 'nl-NL'].map(cellSeparatorIn)).toEqual([';', ';', ',', ';']);
    const row = ['lees; =1+1', 'lees, =1+1', 'end'];
    for (const separator of [';', ','] as const)
      expect(
        Papa.parse(writeCsv([row], separator).slice(1).trimEnd(), { delimiter: separator }).data,
      ).toEqual([row]);
  });
});
