/**
 * Finds rows while one types: all words of the search, in any order, anywhere in the row. Every row's text stands in
 * one long string, so that a search is one walk of the engine's own `indexOf`, which counts all hits and gathers those
 * that are shown.
 * Hits are exactly those of `includes` on each row's line.
 */
import { foldText } from './fold-text';

/** Between two rows: no word of a search can hold it. */
const rowEnd = '\n';

const withApostrophe = /\p{L}+(?:'\p{L}+)+/gu;

/**
 * What is searched in a row: folded, on one line. Made once per row and kept. Words with an apostrophe stand in it once more
 * without, because that is how people type them: "oconnor" finds O'Connor.
 */
export function searchLineOf(text: string): string {
  const line = foldText(text).replaceAll(rowEnd, ' ');
  const bare = line.includes("'") ? (line.match(withApostrophe) ?? []) : [];
  return [line, ...bare.map((word) => word.replaceAll("'", ''))].join(' ');
}

/** Words that must all occur. A comma parts words, so that "Hoff, Sanne" finds her as a register writes her. */
export const searchWordsOf = (search: string): readonly string[] =>
  foldText(search)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');

/** Whether every word of the search occurs in the text: for lists that are too short for an index. */
export function isFoundIn(text: string, search: string): boolean {
  const line = searchLineOf(text);
  return searchWordsOf(search).every((word) => line.includes(word));
}

/** What a search found: how many rows there are, and those that somebody will look at. */
export type Hits<Row> = { readonly rows: readonly Row[]; readonly total: number };

export type SearchIndex = {
  /** Rows, by number and in order, in which every word occurs: the first `shown` of them. Every row for a blank search. */
  readonly find: (search: string, shown?: number) => Hits<number>;
};

/** Begin of each row in the joined text, and behind the last one where the next would begin. */
function beginsOf(lines: readonly string[]): Uint32Array {
  const begins = new Uint32Array(lines.length + 1);
  for (const [row, line] of lines.entries())
    begins[row + 1] = (begins[row] ?? 0) + line.length + rowEnd.length;
  return begins;
}

const firstRows = (total: number, shown: number): readonly number[] =>
  Array.from({ length: Math.min(shown, total) }, (_, row) => row);

/** @param lines one per row, from `searchLineOf` */
export function createSearchIndex(lines: readonly string[]): SearchIndex {
  const joined = lines.join(rowEnd);
  const begins = beginsOf(lines);
  return {
    find: (search, shown = lines.length) => {
      // The longest word is in the fewest rows.
      const [lead, ...others] = searchWordsOf(search).toSorted((a, b) => b.length - a.length);
      if (lead === undefined) return { rows: firstRows(lines.length, shown), total: lines.length };
      const rows: number[] = [];
      let total = 0;
      let end = 0;
      let row = -1;
      for (let place = joined.indexOf(lead); place !== -1; place = joined.indexOf(lead, end)) {
        // Row by row: where hits are many the next one is near, and where they are few this is nothing.
        while (end <= place) {
          row += 1;
          end = begins[row + 1] ?? joined.length;
        }
        if (others.length > 0 && !others.every((word) => lines[row]?.includes(word))) continue;
        total += 1;
        if (total <= shown) rows.push(row);
      }
      return { rows, total };
    },
  };
}
