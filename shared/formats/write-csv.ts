/**
 * A table as CSV (RFC 4180) for a spreadsheet: with the mark by which one knows UTF-8, and with every cell that it would
 * take for a formula led by an apostrophe, also where the sign is full-width.
 */
import Papa from 'papaparse';
import { formulaLike } from './formula-guard';

const byteOrderMark = '\uFEFF';

export type CellSeparator = ',' | ';';

/**
 * What parts the cells where a spreadsheet speaks this language: a semicolon where a comma stands in numbers. With the
 * other one all of a row would lie in one cell, or a formula behind such a sign in a text would begin a cell of its own.
 */
export const cellSeparatorIn = (language: string): CellSeparator =>
  new Intl.NumberFormat(language).format(1.5).includes(',') ? ';' : ',';

/** @param rows the first holds the headings; all are as long */
export const writeCsv = (rows: readonly (readonly string[])[], separator: CellSeparator = ','): string =>
  byteOrderMark +
  Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formulaLike, newline: '\r\n', delimiter: separator },
  ) +
  '\r\n';
