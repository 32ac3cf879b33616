/**
 * A table as CSV (RFC 4180) for a spreadsheet: with the mark by which one knows UTF-8, and with every cell that it would
 * take for a formula led by an apostrophe, also where the sign is full-width.
 */
import Papa from 'papaparse';
import { formulaLike } from './formula-guard';

const byteOrderMark = '\uFEFF';

/** @param rows the first holds the headings; all are as long */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark +
  Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formulaLike, newline: '\r\n' },
  ) +
  '\r\n';
