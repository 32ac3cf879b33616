/** Rows of a table as a reader of CSV or XLSX hands them over, and its cells by the name of their column. */
import { findColumn, findWideColumn, type TableColumn, type WideColumn } from './table-columns';

export type TableRow = {
  /** As the spreadsheet counts it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
};

export type TableSheet = { readonly name: string; readonly rows: readonly TableRow[] };

export type TableHead = {
  /** `kind`: a row says what it is. `wide`: a column per level. */
  readonly layout: 'kind' | 'wide';
  readonly columns: ReadonlyMap<TableColumn, number>;
  readonly wide: ReadonlyMap<WideColumn, number>;
  /** Headings that say nothing to us, with their column. */
  readonly unknown: readonly (readonly [heading: string, index: number])[];
  readonly row: TableRow;
  /** What stands below it. */
  readonly below: readonly TableRow[];
};

/** Titles and explanations may stand above the headings. */
export const mostRowsAbove = 30;

/** The first row whose headings make a table that can be read; null where there is none. */
export function findHead(rows: readonly TableRow[]): TableHead | null {
  for (const [index, row] of rows.slice(0, mostRowsAbove).entries()) {
    const head = readHead(row);
    // By place and not by number: some programs number every row alike.
    if (head) return { ...head, below: rows.slice(index + 1) };
  }
  return null;
}

function readHead(row: TableRow): Omit<TableHead, 'below'> | null {
  const columns = new Map<TableColumn, number>();
  const wide = new Map<WideColumn, number>();
  const unknown: [string, number][] = [];
  row.cells.forEach((heading, index) => {
    const column = findColumn(heading);
    const wideColumn = findWideColumn(heading);
    if (column && !columns.has(column)) columns.set(column, index);
    else if (wideColumn && !wide.has(wideColumn)) wide.set(wideColumn, index);
    else if (heading.trim() !== '') unknown.push([heading, index]);
  });
  const isKind = columns.has('kind') && columns.has('text');
  const isWide = wide.has('indicator') && (wide.has('work-process') || wide.has('core-task'));
  if (!isKind && !isWide) return null;
  return { layout: isKind ? 'kind' : 'wide', columns, wide, unknown, row };
}

export type Cells = {
  /** Undefined where the table has no such column. */
  readonly of: (column: TableColumn) => string | undefined;
  readonly wide: (column: WideColumn) => string;
  readonly isBlank: boolean;
};

/** What somebody typed comes without the blanks around it; what we wrote comes as it is. */
export function cellsOf({ columns, wide }: TableHead, { cells }: TableRow): Cells {
  const at = (index: number): string => cells[index] ?? '';
  const idColumn = columns.get('id');
  const isOurs = idColumn !== undefined && at(idColumn).trim() !== '';
  return {
    of: (column) => {
      const index = columns.get(column);
      if (index === undefined) return undefined;
      return isOurs ? at(index) : at(index).trim();
    },
    wide: (column) => {
      const index = wide.get(column);
      return index === undefined ? '' : at(index).trim();
    },
    isBlank: cells.every((cell) => cell.trim() === ''),
  };
}
