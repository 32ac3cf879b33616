/** One list of rows, for tests that need no second one. */
import { createSearchLists, type RowShape, type SearchList } from '../../shared/kernel/search-list';

export const createSearchList = <T extends object>(rows: readonly T[], shape: RowShape<T>): SearchList<T> =>
  createSearchLists(shape)(rows);
