/** M1: a spreadsheet of somebody else is read whole, and what of it is not taken over is told. */
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
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
