/**
 * Rows in the order in which a list shows them, ready to be searched. A list that is made again after a change takes
 * over what it knew of the rows that stayed: only new rows are folded and sorted.
 */
import { createSearchIndex, type Hits, type SearchIndex } from './search-index';

export type RowShape<T> = {
  /** Rows stand in the order of this text; from `foldForOrder`. */
  readonly orderOf: (row: T) => string;
  /** What is searched; from `searchLineOf`. */
  readonly lineOf: (row: T) => string;
};

export type SearchList<T> = {
  readonly rows: readonly T[];
  /** Rows in which every word occurs, the first `shown` of them, and how many there are; all rows for a blank search. */
  readonly find: (search: string, shown?: number) => Hits<T>;
};

/** A row with what was made of it; the line is made with the first search. */
type Entry<T> = { readonly row: T; readonly order: string; line: string | null };

const byOrder = <T>(a: Entry<T>, b: Entry<T>): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

/** Two sorted lists as one. */
function merge<T>(a: readonly Entry<T>[], b: readonly Entry<T>[]): readonly Entry<T>[] {
  if (b.length === 0) return a;
  const merged: Entry<T>[] = [];
  let next = 0;
  for (const entry of a) {
    for (let other = b[next]; other && byOrder(other, entry) < 0; other = b[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(entry);
  }
  return [...merged, ...b.slice(next)];
}

/** Makes list after list of rows of one shape. Rows are told apart as objects. */
export function createSearchLists<T extends object>({
  orderOf,
  lineOf,
}: RowShape<T>): (rows: readonly T[]) => SearchList<T> {
  let entries: readonly Entry<T>[] = [];
  let last: { readonly rows: readonly T[]; readonly list: SearchList<T> } | null = null;

  const follow = (rows: readonly T[]): readonly Entry<T>[] => {
    const left = new Set(rows);
    // `delete` tells whether the row is still there, and leaves in the set the rows that are new.
    const stayed = entries.filter(({ row }) => left.delete(row));
    const added = [...left].map((row): Entry<T> => ({ row, order: orderOf(row), line: null }));
    return merge(stayed, added.sort(byOrder));
  };
  const lineIn = (entry: Entry<T>): string => {
    entry.line ??= lineOf(entry.row);
    return entry.line;
  };

  return (rows) => {
    if (last?.rows === rows) return last.list;
    const own = follow(rows);
    entries = own;
    let index: SearchIndex | null = null;
    const sorted = own.map(({ row }) => row);
    const list: SearchList<T> = {
      rows: sorted,
      find: (search, shown) => {
        if (search.trim() === '') return { rows: sorted.slice(0, shown), total: sorted.length };
        index ??= createSearchIndex(own.map(lineIn));
        const { rows: places, total } = index.find(search, shown);
        return { rows: places.flatMap((at) => sorted[at] ?? []), total };
      },
    };
    last = { rows, list };
    return list;
  };
}
