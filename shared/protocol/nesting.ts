/**
 * How deep what others wrote may be nested. A text can be parsed that nobody can write again: a few thousand brackets
 * are enough, and whoever keeps it would stop there at every start. Our own records stay far below a tenth of the limit.
 */
const maxNesting = 64;

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  for (const part of Array.isArray(value) ? value : Object.values(value))
    if (typeof part === 'object' && isDeeper(part, left - 1)) return true;
  return false;
}

/** Whether a text opens enough of them for anything in it to be nested too deep. Most texts open a handful. */
function opensMany(text: string): boolean {
  let opened = 0;
  for (const bracket of ['[', '{'])
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++opened > maxNesting) return true;
  return false;
}

/** @param value what the text says; one that opens few brackets is not walked through */
export const isNestedTooDeep = (text: string, value: unknown): boolean =>
  text.length > 2 * maxNesting && opensMany(text) && isDeeper(value, maxNesting);
