/** Rows in the order in which a list shows them, ready to be searched. */
import { createSearchIndex, type SearchIndex } from './search-index';

export type RowShape<T> = {
  /** Rows stand in the order of this text; from `foldForOrder`. */
  readonly orderOf: (row: T) => string;
  /** What is searched; from `searchLineOf`. */
  readonly lineOf: (row: T) => string;
};

export type SearchList<T> = {
  readonly rows: readonly T[];
  /** Rows in which every word occurs, the first `atMost` of them; all rows for a blank search. */
  readonly find: (search: string, atMost?: number) => readonly T[];
};

const byOrder = (a: { readonly order: string }, b: { readonly order: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : 0;

/** The rows sorted. The index is made with the first search. */
export function createSearchList<T>(rows: readonly T[], { orderOf, lineOf }: RowShape<T>): SearchList<T> {
  const sorted = rows
    .map((row) => ({ row, order: orderOf(row) }))
    .sort(byOrder)
    .map(({ row }) => row);
  let index: SearchIndex | null = null;
  return {
    rows: sorted,
    find: (search, atMost) => {
      index ??= createSearchIndex(sorted.map(lineOf));
      return index.find(search, atMost).flatMap((at) => sorted[at] ?? []);
    },
  };
}
