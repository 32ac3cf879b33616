/**
 * Which rows of a long table are drawn while the page scrolls: those in view, and some around them in the moments after. Every row
 * has the same height, and the row that has the focus is drawn wherever it is, so that the focus never goes with it.
 */
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react';
import { useWorld } from '../queries/query-source';
import { type RowRange, rangeInPieces } from './range-in-pieces';

const around = 10;
/** New rows that are drawn in one go: a screenful of them at once would keep a scrolling page waiting. */
const rowsAtOnce = 16;

/** A run of rows that are drawn, with the height of what is left out before it, in rows. */
export type DrawnRows = { readonly gap: number; readonly first: number; readonly end: number };

/** As large as somebody made the text: rows grow with it. */
const remInPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Where the page is: rows that are to be drawn in the end, and those of them that are in view, which come first. */
type View = RowRange & { readonly seen: RowRange };

/** Of what is to be drawn, as much as one go may add to what stands there; the rest in the moments after. */
function useRangeInPieces({ seen, ...wanted }: View): RowRange {
  const world = useWorld();
  const standing = useRef<RowRange>({ first: 0, end: 0 });
  const [, drawMore] = useReducer((count: number) => count + 1, 0);
  const drawn = rangeInPieces(standing.current, wanted, seen, rowsAtOnce);
  useEffect(() => {
    standing.current = drawn;
    const isWhole = drawn.first <= wanted.first && drawn.end >= wanted.end;
    return isWhole ? undefined : world.after(0, drawMore);
  });
  return drawn;
}

/** @param rowRem height of a row */
export function useRowsOfPage(body: RefObject<HTMLElement | null>, count: number, rowRem: number) {
  const [view, setView] = useState<View>({ first: 0, end: 2 * around + 20, seen: { first: 0, end: 20 } });
  const [focused, setFocused] = useState<number | null>(null);
  const measure = useCallback((): void => {
    const element = body.current;
    if (!element) return;
    const rowHeight = rowRem * remInPixels();
    const above = Math.max(0, -element.getBoundingClientRect().top);
    const at = Math.floor(above / rowHeight);
    const inView = Math.ceil(window.innerHeight / rowHeight);
    // Drawn anew only when what is drawn does not reach any more, so that scrolling a little costs nothing.
    setView((now) => {
      const isEnough = now.first <= Math.max(0, at - 2) && now.end >= at + inView + 2;
      const isFar = now.first < at - 3 * around;
      if (isEnough && !isFar) return now;
      return {
        first: Math.max(0, at - around),
        end: at + inView + around,
        seen: { first: at, end: at + inView },
      };
    });
  }, [body, rowRem]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of another length may have scrolled the page
  useLayoutEffect(() => {
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [measure, count]);
  const { first, end } = useRangeInPieces({
    first: Math.min(view.first, Math.max(0, count - 1)),
    end: Math.min(view.end, count),
    seen: view.seen,
  });
  const pinned = focused !== null && focused < count && (focused < first || focused >= end) ? focused : null;
  // The row with the focus stands before or behind the others, at its own place.
  const parts: (readonly [number, number])[] = [[first, end]];
  if (pinned !== null) parts.splice(pinned < first ? 0 : 1, 0, [pinned, pinned + 1]);
  let before = 0;
  const drawn: DrawnRows[] = parts.map(([from, to]) => {
    const gap = from - before;
    before = to;
    return { gap, first: from, end: to };
  });
  return {
    drawn,
    /** Height below the last drawn row, in rows. */
    after: count - before,
    /** For the body of the table; rows say their index with `data-index`. */
    onFocus: (event: FocusEvent): void => {
      const row =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-index]') : null;
      setFocused(row ? Number(row.dataset.index) : null);
    },
    onBlur: (): void => setFocused(null),
  };
}
