/**
 * Reads the sheets of a spreadsheet (XLSX) as rows of texts. A formula is never computed: what it last gave stands in the
 * file, and that is read. Numbers come as a person wrote them, and not with the digits of a computer.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { mostRows, readXlsxSheet } from './read-xlsx-sheet';
import { openZip, type ZipEntry } from './read-zip';
import type { ReadingNotes } from './reading-notes';
import type { TableSheet } from './table-row';
import { noDateStyles, readDateStyles } from './xlsx-dates';
import { readXlsxText } from './xlsx-text';
import { readXlsxPart } from './xlsx-xml';

const mostPartBytes = 64 * 1024 * 1024;
/** Of all cells together, in UTF-16 units. */
const mostCharacters = 24_000_000;
const mostSheets = 50;

type Book = { readonly entries: ReadonlyMap<string, ZipEntry>; readonly notes: ReadingNotes };

/** All sheets that are not hidden. */
export function readXlsx(bytes: Uint8Array, notes: ReadingNotes): Result<readonly TableSheet[]> {
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const book = { entries: new Map(opened.value.map((entry) => [entry.name.toLowerCase(), entry])), notes };
  const listed = listSheets(book);
  if (!listed.ok) return listed;
  const styles = book.entries.get('xl/styles.xml');
  // Without its formats a book is read all the same: its numbers are numbers then.
  const dates = styles ? readDateStyles(styles, mostPartBytes) : noDateStyles;
  const strings = readStrings(book);
  if (!strings.ok) return strings;
  const read: TableSheet[] = [];
  let characters = 0;
  const { sheets, from1904 } = listed.value;
  if (sheets.length > mostSheets) return err(problem('table-too-large', { rows: mostRows }));
  for (const { name, entry } of sheets) {
    const most = mostCharacters - characters;
    const reading = { notes, name, strings: strings.value, dates, from1904, most };
    const rows = readXlsxSheet(entry, mostPartBytes, reading);
    if (!rows.ok) return rows;
    characters += rows.value.reduce(
      (sum, row) => sum + row.cells.reduce((all, cell) => all + cell.length, 0),
      0,
    );
    read.push({ name, rows: rows.value });
  }
  return ok(read);
}

type Listed = {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly from1904: boolean;
};

/** Parts that the workbook names, in its order. */
function listSheets({ entries, notes }: Book): Result<Listed> {
  const workbook = entries.get('xl/workbook.xml');
  if (!workbook) return err(problem('xlsx-unreadable', { part: 'xl/workbook.xml' }));
  const listed: { readonly name: string; readonly relation: string }[] = [];
  let from1904 = false;
  const wrong = readXlsxPart(workbook, mostPartBytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/i.test(attributes.date1904 ?? '');
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
  return ok({ sheets, from1904 });
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
