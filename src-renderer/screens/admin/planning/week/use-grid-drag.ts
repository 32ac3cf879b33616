/**
 * Dragging in a grid: what is dragged, and the cell it is let go over, by its row and column (`data-cell`). The cell under the pointer
 * is marked in the page itself, so that nothing is drawn anew while one drags. Whoever does not drag loses nothing by it.
 */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { getElementFromPointWithoutHoneypot } from '@atlaskit/pragmatic-drag-and-drop/get-element-from-point-without-honey-pot';
import { type RefObject, useEffect, useRef } from 'react';

/** An item that can be dragged under this id; null: it stays where it is. */
export function useDraggable<Item extends HTMLElement>(id: string | null): RefObject<Item | null> {
  const ref = useRef<Item>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || id === null) return;
    return draggable({ element, getInitialData: () => ({ draggedId: id }) });
  }, [id]);
  return ref;
}

type Point = { readonly clientX: number; readonly clientY: number };

function cellUnder(grid: Element, { clientX, clientY }: Point): Element | null {
  const under = getElementFromPointWithoutHoneypot({ x: clientX, y: clientY });
  const cell = under?.closest('[data-cell]') ?? null;
  return cell && grid.contains(cell) ? cell : null;
}

type Dropped = (id: string, row: number, column: number) => void;

/** @param onDrop what was let go over which cell */
export function useGridDrop(ref: RefObject<HTMLElement | null>, onDrop: Dropped): void {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const grid = ref.current;
    if (!grid) return;
    let marked: Element | null = null;
    const mark = (cell: Element | null): void => {
      if (marked === cell) return;
      marked?.removeAttribute('data-over');
      cell?.setAttribute('data-over', '');
      marked = cell;
    };
    return dropTargetForElements({
      element: grid,
      canDrop: ({ source }) => typeof source.data.draggedId === 'string',
      onDrag: ({ location }) => mark(cellUnder(grid, location.current.input)),
      onDragLeave: () => mark(null),
      onDrop: ({ source, location }) => {
        mark(null);
        const cell = cellUnder(grid, location.current.input);
        const [row, column] = (cell?.getAttribute('data-cell') ?? '').split(' ').map(Number);
        const { draggedId } = source.data;
        if (typeof draggedId !== 'string' || row === undefined || column === undefined) return;
        latest.current(draggedId, row, column);
      },
    });
  }, [ref]);
}
