/**
 * The keys of a grid: one stop of Tab, arrows between its cells and what stands in them, and a week on or back. What can be
 * reached has `data-item`, a cell `data-cell` with its row and column. The stop is kept in the page itself: an arrow draws
 * nothing anew.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { type GridPlace, moveInGrid } from './move-in-grid';

const itemsIn = (within: Element | null | undefined): readonly HTMLElement[] => [
  ...(within?.querySelectorAll<HTMLElement>('[data-item]') ?? []),
];
const cellAt = (grid: Element, row: number, column: number): Element | null =>
  grid.querySelector(`[data-cell="${row} ${column}"]`);

function placeOf(target: Element): GridPlace | null {
  const cell = target.closest('[data-cell]');
  const [row, column] = (cell?.getAttribute('data-cell') ?? '').split(' ').map(Number);
  if (!cell || row === undefined || column === undefined) return null;
  return { row, column, item: itemsIn(cell).findIndex((one) => one.contains(target)) };
}

function stopAt(grid: Element, item: HTMLElement | undefined): void {
  for (const one of itemsIn(grid)) one.tabIndex = one === item ? 0 : -1;
}

type GridKeys<Grid extends HTMLElement> = {
  readonly ref: RefObject<Grid | null>;
  readonly onKeyDown: (event: KeyboardEvent<Grid>) => void;
  readonly onFocus: (event: FocusEvent<Grid>) => void;
};

/**
 * @param shape how many rows and columns are drawn
 * @param page what is drawn now: the focus may be gone with what was drawn before, and then its cell has it again
 * @param turn another page
 */
export function useGridKeys<Grid extends HTMLElement>(
  shape: { readonly rows: number; readonly columns: number },
  page: string,
  turn: (step: -1 | 1) => void,
): GridKeys<Grid> {
  const ref = useRef<Grid>(null);
  const turnedFrom = useRef<GridPlace | null>(null);
  useEffect(() => {
    const from = turnedFrom.current;
    turnedFrom.current = null;
    if (!ref.current || !from || page === '' || document.activeElement !== document.body) return;
    const cell = cellAt(ref.current, from.row, from.column) ?? cellAt(ref.current, from.row, 0);
    itemsIn(cell)[0]?.focus();
  }, [page]);
  useEffect(() => {
    const grid = ref.current;
    if (grid && !grid.querySelector('[data-item][tabindex="0"]')) stopAt(grid, itemsIn(grid)[0]);
  });
  const onKeyDown = (event: KeyboardEvent<Grid>): void => {
    const grid = ref.current;
    const at = event.target instanceof Element ? placeOf(event.target) : null;
    if (!grid || !at || event.altKey || event.metaKey) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      turnedFrom.current = at;
      turn(event.key === 'PageUp' ? -1 : 1);
      return;
    }
    const itemsAt = (row: number, column: number) => itemsIn(cellAt(grid, row, column));
    const next = moveInGrid(event.key, event.ctrlKey, at, {
      ...shape,
      itemsIn: (row, column) => Math.max(itemsAt(row, column).length, 1),
    });
    if (!next) return;
    event.preventDefault();
    itemsAt(next.row, next.column)[next.item]?.focus();
  };
  const onFocus = ({ target }: FocusEvent<Grid>): void => {
    const item = itemsIn(ref.current).find((one) => one.contains(target));
    if (ref.current && item) stopAt(ref.current, item);
  };
  return { ref, onKeyDown, onFocus };
}
