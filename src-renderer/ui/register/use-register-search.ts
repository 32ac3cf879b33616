/**
 * What somebody looks for in a register and how far down the list is drawn. The text stays while the program runs;
 * every other text, tab or filter begins at the top again.
 */
import { useCallback, useDeferredValue, useState } from 'react';
import { useSoughtText } from './use-sought-text';

/** Rows drawn at first, and with every tap on "more": a register of thousands opens at once. */
const pageSize = 100;

export type RegisterSearch = {
  /** As it stands in the field. */
  readonly text: string;
  /** As the list follows it: a keystroke never waits for the list. */
  readonly followed: string;
  readonly seek: (text: string) => void;
  /** Rows to draw. */
  readonly shown: number;
  readonly showMore: () => void;
  /** Back to the first rows, after another tab or filter was chosen. The same function all the time. */
  readonly toTop: () => void;
};

/** @param name under which the text is remembered */
export function useRegisterSearch(name: string): RegisterSearch {
  const [text, seek] = useSoughtText(name);
  const [shown, setShown] = useState(pageSize);
  const toTop = useCallback((): void => setShown(pageSize), []);
  return {
    text,
    followed: useDeferredValue(text),
    seek: (next) => {
      seek(next);
      toTop();
    },
    shown,
    showMore: () => setShown(shown + pageSize),
    toTop,
  };
}

/** How many rows the next tap on "more" draws. */
export const nextRows = (total: number, shown: number): number => Math.min(total - shown, pageSize);
