/**
 * Names that are read in the other direction, inside a sentence. Without an isolate (UAX 9, rule X5c) what stands behind
 * such a name changes places with it: `(2024-7)` after an Arabic name is shown as `(7-2024)` before it.
 */
const readFromTheRight =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c\u202e\u2067]/u;

/** The text between isolates where something in it is read from right to left; else as it is. */
export const isolate = (text: string): string => (readFromTheRight.test(text) ? `\u2068${text}\u2069` : text);
