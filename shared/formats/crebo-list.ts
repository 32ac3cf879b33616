/**
 * Reads the free field "add multiple crebo codes" (M61): codes parted by commas, spaces, semicolons or new lines, in
 * any mix, as they are pasted from a spreadsheet or an e-mail, with the quotes and decimals those put around them.
 */
import { readCreboCode } from '../domain/crebo-code';

export type CreboList = {
  /** Each code once, in the order given. */
  readonly codes: readonly string[];
  /** Pieces that are no code, each once, as written. */
  readonly malformed: readonly string[];
  /** How many pieces repeated an earlier one. */
  readonly repeated: number;
};

/** A comma in a number that a spreadsheet wrote (`25655,0`, `2,5655E+04`) parts no codes. */
const decimalComma = /(?<![\d.,])(\d{5}),(?=0{1,6}(?![\d]))|(?<![\d.,])(\d),(?=\d{1,4}E\+?0{0,2}4(?!\d))/gi;

/** Reads what was typed or pasted; nothing in it is a fault, what is no code is named. */
export function parseCreboList(text: string): CreboList {
  const codes = new Set<string>();
  const malformed = new Set<string>();
  let repeated = 0;
  const joined = text.replace(/[\u200b\u2060\ufeff]/g, '').replace(decimalComma, '$1$2.');
  for (const piece of joined.split(/[\s,;|/&]+/)) {
    if (!/[\p{L}\p{N}]/u.test(piece)) continue;
    const read = readCreboCode(piece);
    const seen = read ? codes : malformed;
    const value = read?.code ?? piece.slice(0, 40);
    if (seen.has(value)) repeated++;
    seen.add(value);
  }
  return { codes: [...codes], malformed: [...malformed], repeated };
}
