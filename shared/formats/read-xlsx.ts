/**
 * Reads the sheets of a spreadsheet (XLSX) as rows of texts. A formula is never computed: what it last gave stands in the
 * file, and that is read. Numbers come as a person wrote them, and not with the digits of a computer.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { openZip, type ZipEntry } from './read-zip';
import type { ReadingNotes } from './reading-notes';
import type { TableRow, TableSheet } from './table-row';
import { readXlsxText } from './xlsx-text';
import { PartStopped, readXlsxPart } from './xlsx-xml';

const mostPartBytes = 64 * 1024 * 1024;
const mostRows = 50_000;
const mostColumns = 200;
/** Of all cells together, in UTF-16 units. */
const mostCharacters = 24_000_000;
const mostSheets = 50;

type Book = { readonly entries: ReadonlyMap<string, ZipEntry>; readonly notes: ReadingNotes };

/** All sheets that are not hidden. */
export function readXlsx(bytes: Uint8Array, notes: ReadingNotes): Result<readonly TableSheet[]> {
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const book = { entries: new Map(opened.value.map((entry) => [entry.name.toLowerCase(), entry])), notes };
  const sheets = listSheets(book);
  if (!sheets.ok) return sheets;
  const strings = readStrings(book);
  if (!strings.ok) return strings;
  const read: TableSheet[] = [];
  let characters = 0;
  if (sheets.value.length > mostSheets) return err(problem('table-too-large', { rows: mostRows }));
  for (const { name, entry } of sheets.value) {
    const rows = readSheet(book, name, entry, strings.value, mostCharacters - characters);
    if (!rows.ok) return rows;
    characters += rows.value.reduce(
      (sum, row) => sum + row.cells.reduce((all, cell) => all + cell.length, 0),
      0,
    );
    read.push({ name, rows: rows.value });
  }
  return ok(read);
}

/** Parts that the workbook names, in its order. */
function listSheets({
  entries,
  notes,
}: Book): Result<readonly { readonly name: string; readonly entry: ZipEntry }[]> {
  const workbook = entries.get('xl/workbook.xml');
  if (!workbook) return err(problem('xlsx-unreadable', { part: 'xl/workbook.xml' }));
  const listed: { readonly name: string; readonly relation: string }[] = [];
  const wrong = readXlsxPart(workbook, mostPartBytes, {
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      const called = attributes.name ?? '';
      if (/hidden/i.test(attributes.state ?? ''))
        return notes.say({ fileKey: null, at: called, line: 0 }, 'sheet-hidden', called);
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      listed.push({ name: called, relation });
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (wrong) return err(wrong);
  const targets = new Map<string, string>();
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  const broken = relations
    ? readXlsxPart(relations, mostPartBytes, {
        open: (name, { Id = '', Target = '' }) => {
          if (name === 'Relationship') targets.set(Id, Target);
        },
        text: () => undefined,
        close: () => undefined,
      })
    : null;
  if (broken) return err(broken);
  const sheets: { readonly name: string; readonly entry: ZipEntry }[] = [];
  for (const [index, { name, relation }] of listed.entries()) {
    const target = targets.get(relation) ?? `worksheets/sheet${index + 1}.xml`;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const entry = entries.get(path.toLowerCase());
    if (entry) sheets.push({ name, entry });
    // A sheet that is a picture of figures has a part of its own, and nothing to read.
    else if (!/chart|dialog|macro/i.test(path))
      return err(problem('xlsx-unreadable', { part: path.slice(0, 100) }));
  }
  return ok(sheets);
}

/** Texts that several cells share. The pronunciation that Japanese spreadsheets keep beside a text is not read. */
function readStrings({ entries }: Book): Result<readonly string[]> {
  const entry = entries.get('xl/sharedstrings.xml');
  const strings: string[] = [];
  if (!entry) return ok(strings);
  let text = '';
  let inText = false;
  let inPronunciation = false;
  const wrong = readXlsxPart(entry, mostPartBytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = !inPronunciation;
      else if (name === 'rPh') inPronunciation = true;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPronunciation = false;
      else if (name === 'si') strings.push(readXlsxText(text));
    },
  });
  return wrong ? err(wrong) : ok(strings);
}

/** `C7` is column 2. */
function columnOf(reference: string): number | null {
  const [, letters] = /^([A-Z]{1,3})\d*$/.exec(reference) ?? [];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

/** `0.1 + 0.2` was not typed as `0.30000000000000004`. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  return String(Number(value.toPrecision(15)));
}

const tooLarge = (): PartStopped => new PartStopped(problem('table-too-large', { rows: mostRows }));

function readSheet(
  { notes }: Book,
  name: string,
  entry: ZipEntry,
  strings: readonly string[],
  charactersLeft: number,
): Result<readonly TableRow[]> {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let rowNumber = 0;
  let column = -1;
  let type = '';
  let value = '';
  let takes = false;
  let inPronunciation = false;
  let hasFormula = false;
  let characters = 0;
  const say = (code: 'cell-error' | 'cell-formula' | 'column-skipped', about: string): void =>
    notes.say({ fileKey: null, at: name, line: rowNumber }, code, about);

  const endCell = (): void => {
    const shared = type === 's' ? strings[Number(value)] : undefined;
    const text = type === 's' ? (shared ?? '') : textOf(type, value);
    if (type === 'e' || (type === 's' && value !== '' && shared === undefined)) say('cell-error', value);
    if (column < 0) return;
    if (column >= mostColumns) {
      if (text.trim() !== '') say('column-skipped', text);
      return;
    }
    if (hasFormula && value === '') say('cell-formula', '');
    while (cells.length < column) cells.push('');
    cells[column] = text;
    characters += text.length;
    if (characters > charactersLeft) throw tooLarge();
  };
  const handlers = {
    open: (tag: string, attributes: Readonly<Record<string, string>>): void => {
      if (tag === 'row') {
        rowNumber = Number(attributes.r) || rowNumber + 1;
        cells = [];
        column = -1;
      } else if (tag === 'c') {
        column = columnOf(attributes.r ?? '') ?? column + 1;
        type = attributes.t ?? 'n';
        value = '';
        hasFormula = false;
      } else if (tag === 'v' || tag === 't') takes = !inPronunciation;
      else if (tag === 'f') hasFormula = true;
      else if (tag === 'rPh') inPronunciation = true;
    },
    text: (piece: string): void => {
      if (takes) value += piece;
    },
    close: (tag: string): void => {
      if (tag === 'v' || tag === 't') takes = false;
      else if (tag === 'rPh') inPronunciation = false;
      else if (tag === 'c') endCell();
      else if (tag === 'row') {
        if (cells.length > 0) rows.push({ number: rowNumber, cells });
        if (rows.length > mostRows) throw tooLarge();
      }
    },
  };
  const wrong = readXlsxPart(entry, mostPartBytes, handlers);
  return wrong ? err(wrong) : ok(rows);
}

function textOf(type: string, value: string): string {
  if (type === 'inlineStr' || type === 'str') return readXlsxText(value);
  if (type === 'b') return value === '1' ? '1' : '0';
  return type === 'e' ? '' : plainNumber(value);
}
