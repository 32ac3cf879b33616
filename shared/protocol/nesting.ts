/**
 * How deep what others wrote may be nested. A text can be parsed that nobody can write again: a few thousand brackets
 * are enough, and whoever keeps it would stop there at every start. Our own records stay far below a tenth of the limit.
 */
const maxNesting = 64;

const isDeeper = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((part) => isDeeper(part, left - 1)));

/** @param value what the text says; a short text is not walked through */
export const isNestedTooDeep = (text: string, value: unknown): boolean =>
  text.length > 2 * maxNesting && isDeeper(value, maxNesting);
