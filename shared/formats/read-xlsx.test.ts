/** M1: a spreadsheet of somebody else is read whole, and what of it is not taken over is told. */
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { value } from '../../test/builders/value';
import { readTable } from './read-table';
import { readXlsx } from './read-xlsx';
import { createNotes } from './reading-notes';

const book = (...sheets: readonly string[]): string =>
  `<workbook xmlns:r="r"><sheets>${sheets
    .map((attributes, index) => `<sheet ${attributes} r:id="r${index + 1}"/>`)
    .join('')}</sheets></workbook>`;
const sheet = (row: string): string =>
  `<worksheet><sheetData><row r="1">${row}</row></sheetData></worksheet>`;
const text = (value: string, more = ''): string => `<c t="inlineStr"${more}><is><t>${value}</t></is></c>`;

function read(parts: Readonly<Record<string, string>>) {
  const notes = createNotes();
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  const result = readXlsx(bytes, notes);
  return { result, told: notes.warnings.map(({ code, about }) => [code, about]) };
}

it('tells a hidden sheet, and cells that are further to the right than is read', () => {
  const { result, told } = read({
    'xl/workbook.xml': book('name="A"', 'name="Geheim" state="veryHidden"'),
    'xl/worksheets/sheet1.xml': sheet(text('een') + text('ver weg', ' r="ZZ1"')),
    'xl/worksheets/sheet2.xml': sheet(text('geheim')),
  });
  expect(result).toMatchObject({ value: [{ name: 'A', rows: [{ cells: ['een'] }] }] });
  expect(told).toEqual([
    ['sheet-hidden', 'Geheim'],
    ['column-skipped', 'ver weg'],
  ]);
});

it('refuses a book of which a sheet is missing, or that has more than are read', () => {
  const one = { 'xl/worksheets/sheet1.xml': sheet(text('een')) };
  expect(read({ 'xl/workbook.xml': book('name="A"', 'name="Weg"'), ...one }).result).toMatchObject({
    problem: { code: 'xlsx-unreadable' },
  });
  const names = Array.from({ length: 51 }, (_, index) => `name="${index}"`);
  const sheets = names.map(
    (_, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet(text('een'))] as const,
  );
  expect(read({ 'xl/workbook.xml': book(...names), ...Object.fromEntries(sheets) }).result).toMatchObject({
    problem: { code: 'table-too-large' },
  });
});

it('reads no pronunciation into a text, and tells a text that the book does not have', () => {
  const spoken = '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>';
  const { result, told } = read({
    'xl/workbook.xml': book('name="A"'),
    'xl/worksheets/sheet1.xml': sheet(`${spoken}<c t="s"><v>7</v></c>`),
  });
  expect(result).toMatchObject({ value: [{ rows: [{ cells: ['東京', ''] }] }] });
  expect(told).toEqual([['cell-error', '7']]);
});

it('reads rows and cells in their place in the sheet, whatever numbers a broken program gave them', () => {
  const row = (first: string, second: string): string =>
    `<row r="1">${text(first, ' r="A1"')}${text(second, ' r="A1"')}</row>`;
  const rows = [row('soort', 'naam'), row('kwalificatie', 'Lasser'), row('kerntaak', 'Last')].join('');
  const { result } = read({
    'xl/workbook.xml': book('name="A"'),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
  expect(result).toMatchObject({
    value: [
      {
        rows: [
          { number: 1, cells: ['soort', 'naam'] },
          { number: 2, cells: ['kwalificatie', 'Lasser'] },
          { number: 3, cells: ['kerntaak', 'Last'] },
        ],
      },
    ],
  });
  const table = readTable(value(result), 'boek');
  expect(value(table).qualifications).toMatchObject([
    { fields: { name: 'Lasser' }, coreTasks: [{ fields: { name: 'Last' } }] },
  ]);
});

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[Red]d\\-mmm"/><numFmt numFmtId="171" formatCode="0 &quot;dagen&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs></styleSheet>';
const dated = (more = ''): Readonly<Record<string, string>> => ({
  'xl/workbook.xml': book('name="A"').replace('<sheets>', `${more}<sheets>`),
  'xl/styles.xml': styles,
  'xl/worksheets/sheet1.xml': sheet(
    [
      [1, '46235'],
      [2, '46054'],
      [3, '3'],
      [0, '46235'],
      [4, '0.5'],
      [1, '1'],
      [1, '46235.75'],
      [1, '-5'],
      [1, '99999999'],
    ]
      .map(([style, number]) => `<c s="${style}"><v>${number}</v></c>`)
      .join(''),
  ),
});

it('reads a day as a day, and tells it: a number such as 1-2 that was typed has become one', () => {
  const { result, told } = read(dated());
  const days = ['2026-08-01', '2026-02-01', '3', '46235', '12:00', '1900-01-01', '2026-08-01 18:00'];
  expect(value(result)[0]?.rows[0]?.cells).toEqual([...days, '-5', '99999999']);
  expect(told).toEqual(
    ['2026-08-01', '2026-02-01', '12:00', '1900-01-01', '2026-08-01 18:00'].map((day) => ['cell-date', day]),
  );
});

it('counts the days of a book from 1904 from there', () => {
  const { result } = read(dated('<workbookPr date1904="1"/>'));
  expect(value(result)[0]?.rows[0]?.cells.slice(0, 2)).toEqual(['2030-08-02', '2030-02-02']);
});

it('reads a book of which the styles are broken, with numbers for its days', () => {
  const { result } = read({ ...dated(), 'xl/styles.xml': '<styleSheet><numFmts>' });
  expect(value(result)[0]?.rows[0]?.cells[0]).toBe('46235');
});
