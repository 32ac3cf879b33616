/**
 * A table of a roster: its headings, its rows, and cells by what a heading means. A column that may hold passwords is
 * emptied here, before anything else sees it: not one of them gets further than the parser.
 */
import type { TableRow, TableSheet } from '../table-row';

export type RosterTable = {
  /** Name of the file, or of the sheet. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly headRow: number;
  readonly rows: readonly TableRow[];
  /** How many cells of passwords were emptied. */
  readonly passwords: number;
};

/**
 * What a person put right in the preview, by `cellKey`: only where that still stands in the cell, because the next file may
 * have the same name.
 */
export type RosterEdits = Readonly<Record<string, { readonly was: string; readonly text: string }>>;

/** So much of a cell is told, and by so much it is known again. */
export const toldCell = (cell: string): string => cell.trim().slice(0, 200);

/** `="00123"`: how some programs keep a spreadsheet from taking zeros off. */
const unwrapped = (cell: string): string => /^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell;

export const cellKey = (file: string, row: number, column: string): string =>
  JSON.stringify([file, row, column]);

/** Letters and digits only, so that neither capitals nor signs make another heading. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const secret = /passw|wachtw|kennwort|passphrase|pincode|secret|^pwd/;
const isFilled = (cell: string): boolean => cell.trim() !== '';
/** Titles and explanations may stand above the headings. */
const mostRowsAbove = 10;

/** The first row that is nearly as full as any of the first rows, and has no number or day: a title fills fewer cells. */
function findHead(rows: readonly TableRow[]): TableRow | null {
  const first = rows.slice(0, mostRowsAbove);
  const filledIn = ({ cells }: TableRow): number => cells.filter(isFilled).length;
  const enough = Math.max(1, 0.6 * Math.max(0, ...first.map(filledIn)));
  const isOfWords = ({ cells }: TableRow): boolean => !cells.some((cell) => /^\s*\d[\d\s./:-]*$/.test(cell));
  return first.find((row) => filledIn(row) >= enough && isOfWords(row)) ?? null;
}

/** Null for a sheet with nothing in it. */
export function tableOf({ name, rows }: TableSheet): RosterTable | null {
  const head = findHead(rows);
  if (!head) return null;
  const headings = head.cells.map((cell) => cell.trim());
  const hidden = new Set(headings.flatMap((heading, at) => (secret.test(plainHeading(heading)) ? [at] : [])));
  let passwords = 0;
  const kept = rows.flatMap((row) => {
    if (row.number <= head.number || !row.cells.some(isFilled)) return [];
    if (hidden.size === 0) return [row];
    const cells = row.cells.map((cell, at) => {
      if (!hidden.has(at)) return cell;
      if (isFilled(cell)) passwords++;
      return '';
    });
    return [{ number: row.number, cells }];
  });
  return { name, headings, headRow: head.number, rows: kept, passwords };
}

/** One row by what its headings mean. */
export type RosterRow = {
  readonly file: string;
  readonly number: number;
  /** Without the blanks around it; blank where the table has no such column. */
  readonly of: (heading: string) => string;
  /** As the file writes the heading. */
  readonly headingOf: (heading: string) => string;
};

/** @param columns where each meaning stands */
export const rowsOf = (
  { name, headings, rows }: RosterTable,
  columns: ReadonlyMap<string, number>,
  edits: RosterEdits,
): readonly RosterRow[] =>
  rows.map(({ number, cells }) => {
    const headingOf = (meaning: string): string => headings[columns.get(meaning) ?? -1] ?? '';
    const of = (meaning: string): string => {
      const at = columns.get(meaning);
      if (at === undefined) return '';
      const cell = unwrapped(cells[at] ?? '');
      const edit = edits[cellKey(name, number, headings[at] ?? '')];
      return (edit && edit.was === toldCell(cell) ? edit.text : cell).trim();
    };
    return { file: name, number, of, headingOf };
  });
