/**
 * Turns the text of a qualification file into plain text of our own: one line per line or block, a dash before each
 * item of a list, at most one blank line in between.
 */
import { type ReadLines, readLines } from './text-lines';

/** Lines as one text. */
export const joinLines = (lines: ReadLines['lines']): string =>
  lines
    .map(({ text, item }) => (item > 0 ? `${'  '.repeat(item - 1)}- ${text}` : text))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Reads text that may hold remains of HTML. `hadMarkup` tells whether anything but spacing was removed. */
export function parsePlainText(raw: string): Omit<ReadLines, 'lines'> & { readonly text: string } {
  const { lines, ...rest } = readLines(raw);
  return { text: joinLines(lines), ...rest };
}
