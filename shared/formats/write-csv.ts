/**
 * A table as CSV (RFC 4180) for a spreadsheet: with the mark by which one knows UTF-8, and with every cell that it would
 * take for a formula led by an apostrophe, also where the sign is full-width.
 */
import Papa from 'papaparse';

const byteOrderMark = '\uFEFF';
/** A tab or line end in front hides the sign from a reader, and from no spreadsheet. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** @param rows the first holds the headings; all are as long */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark +
  Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, newline: '\r\n' },
  ) +
  '\r\n';
