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

/** What a person put right in the preview, by `cellKey`. */
export type RosterEdits = Readonly<Record<string, string>>;

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

/** Of the first rows the one with most cells, and no number or day among them; of several the first. */
function findHead(rows: readonly TableRow[]): TableRow | null {
  let head: TableRow | null = null;
  let most = 0;
  for (const row of rows.slice(0, mostRowsAbove)) {
    const filled = row.cells.filter(isFilled).length;
    if (filled <= most || row.cells.some((cell) => /^\s*\d[\d\s./:-]*$/.test(cell))) continue;
    head = row;
    most = filled;
  }
  return head;
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
      return (edits[cellKey(name, number, headings[at] ?? '')] ?? cells[at] ?? '').trim();
    };
    return { file: name, number, of, headingOf };
  });
