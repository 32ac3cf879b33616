/**
 * Reads the free field "add multiple crebo codes" (M61): codes parted by commas, spaces, semicolons or new lines, in
 * any mix, as they are pasted from a spreadsheet or an e-mail. Codes are text: five digits, or K and four digits.
 */
import { creboPattern } from '../domain/crebo-code';

export type CreboList = {
  /** Each code once, in the order given. */
  readonly codes: readonly string[];
  /** Pieces that are no code, each once, as written. */
  readonly malformed: readonly string[];
  /** How many pieces repeated an earlier one. */
  readonly repeated: number;
};

export function parseCreboList(text: string): CreboList {
  const codes = new Set<string>();
  const malformed = new Set<string>();
  let repeated = 0;
  for (const piece of text.split(/[\s,;|]+/)) {
    if (piece === '') continue;
    const code = piece.toUpperCase();
    const isCode = creboPattern.test(code);
    const seen = isCode ? codes : malformed;
    const value = isCode ? code : piece.slice(0, 40);
    if (seen.has(value)) repeated++;
    seen.add(value);
  }
  return { codes: [...codes], malformed: [...malformed], repeated };
}
