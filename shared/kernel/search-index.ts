/**
 * Finds rows while one types: all words of the search, in any order, anywhere in the row. Every row's text stands in
 * one long string, so that a search is one walk of the engine's own `indexOf`, which ends at the last hit asked for.
 * Hits are exactly those of `includes` on each row's folded text.
 */
import { foldText } from './fold-text';

/** Between two rows: no word of a search can hold it. */
const rowEnd = '\n';

/** What is searched in a row: folded, on one line. Made once per row and kept. */
export const searchLineOf = (text: string): string => foldText(text).replaceAll(rowEnd, ' ');

/** Words that must all occur. */
export const searchWordsOf = (search: string): readonly string[] =>
  foldText(search)
    .split(/\s+/)
    .filter((word) => word !== '');

export type SearchIndex = {
  /** Rows, by number, in which every word occurs, in order; all rows for a blank search. Ends after `atMost` hits. */
  readonly find: (search: string, atMost?: number) => readonly number[];
};

/** Begin of each row in the joined text, and behind the last one where the next would begin. */
function beginsOf(lines: readonly string[]): Uint32Array {
  const begins = new Uint32Array(lines.length + 1);
  for (const [row, line] of lines.entries())
    begins[row + 1] = (begins[row] ?? 0) + line.length + rowEnd.length;
  return begins;
}

/** The row that holds this place, which is not before row `from`. */
function rowAt(begins: Uint32Array, place: number, from: number): number {
  let low = from;
  let high = begins.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((begins[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** @param lines one per row, from `searchLineOf` */
export function createSearchIndex(lines: readonly string[]): SearchIndex {
  const joined = lines.join(rowEnd);
  const begins = beginsOf(lines);
  return {
    find: (search, atMost = lines.length) => {
      // The longest word is in the fewest rows.
      const [lead, ...others] = searchWordsOf(search).toSorted((a, b) => b.length - a.length);
      if (lead === undefined) return Array.from({ length: Math.min(atMost, lines.length) }, (_, row) => row);
      const hits: number[] = [];
      let row = 0;
      let place = joined.indexOf(lead);
      while (place !== -1 && hits.length < atMost) {
        row = rowAt(begins, place, row);
        const line = lines[row] ?? '';
        if (others.every((word) => line.includes(word))) hits.push(row);
        place = joined.indexOf(lead, begins[row + 1] ?? joined.length);
      }
      return hits;
    },
  };
}
