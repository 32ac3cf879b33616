/** The rows of a register as a list that is searched, made again whenever they change. */
import { useMemo, useState } from 'react';
import { createSearchLists, type RowShape, type SearchList } from '../../../shared/kernel/search-list';

/** @param shape of the rows; the first one counts */
export function useSearchList<T extends object>(rows: readonly T[], shape: RowShape<T>): SearchList<T> {
  const [listOf] = useState(() => createSearchLists(shape));
  return useMemo(() => listOf(rows), [listOf, rows]);
}
