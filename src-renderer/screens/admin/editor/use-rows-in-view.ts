/** Which rows of a long list are drawn: those in view and some around them. Every row is as high as a tool. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

const rowRem = 2.75;
const around = 8;
/** Before anything is measured. */
const firstRows = 60;

export type RowsInView = {
  readonly first: number;
  /** Index behind the last one that is drawn. */
  readonly end: number;
  readonly rowHeight: number;
  /** Scrolls so that the row is in view. */
  readonly reveal: (index: number) => void;
};

const remInPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/**
 * Measured when the list is scrolled or gets another size; drawn anew only when that is more than a few rows.
 */
export function useRowsInView(frame: RefObject<HTMLElement | null>, count: number): RowsInView {
  const [view, setView] = useState({ top: 0, height: 0, rowHeight: rowRem * 16 });
  const measure = useCallback((): void => {
    const element = frame.current;
    if (!element) return;
    const next = {
      top: element.scrollTop,
      height: element.clientHeight,
      rowHeight: rowRem * remInPixels(),
    };
    setView((now) => {
      const isSame =
        now.height === next.height &&
        now.rowHeight === next.rowHeight &&
        Math.abs(now.top - next.top) < next.rowHeight * (around / 2);
      return isSame ? now : next;
    });
  }, [frame]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      sizes.disconnect();
    };
  }, [frame, measure]);
  const reveal = useCallback(
    (index: number): void => {
      const element = frame.current;
      if (!element || index < 0) return;
      const rowHeight = rowRem * remInPixels();
      const top = index * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowHeight - element.clientHeight;
      measure();
    },
    [frame, measure],
  );
  const { top, height, rowHeight } = view;
  const first = Math.max(0, Math.floor(top / rowHeight) - around);
  const inView = height > 0 ? Math.ceil(height / rowHeight) + 2 * around : firstRows;
  return { first, end: Math.min(count, first + inView), rowHeight, reveal };
}
