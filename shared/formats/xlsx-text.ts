/**
 * Texts as a spreadsheet writes them: signs that XML cannot hold, and carriage returns, stand as `_x000D_`, and a text
 * that looks like that by itself has its underscore written so (ECMA-376, part 1, 22.9.2.19).
 */
const escaped = /_x([0-9A-Fa-f]{4})_/g;
const mustEscape = /(?![\n\t])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu;

const asCode = (sign: string): string =>
  `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

export const readXlsxText = (text: string): string =>
  text.replace(escaped, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Ready to stand in XML. */
export const writeXlsxText = (text: string): string =>
  text.replace(mustEscape, asCode).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
