/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, and reading takes it off again. Also one
 * that has apostrophes there by itself, so that the way back is always the same way.
 */

/** A tab or line end in front hides the sign from a reader, and from no spreadsheet; a full-width sign counts in some. */
export const formulaLike = /^'*(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

/** The text as it was before it was guarded. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && formulaLike.test(cell) ? cell.slice(1) : cell;
