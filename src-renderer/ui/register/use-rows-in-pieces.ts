/**
 * Which rows of a list are drawn: all that stood there already, and some of the new ones; the rest follow in the moments after, so
 * that no key and no tap waits for a hundred rows. What somebody is at in a row stays there whatever comes around it.
 */
import { startTransition, useEffect, useReducer, useRef } from 'react';
import { useWorld } from '../../queries/query-source';

/** New rows that are drawn in one go: with its options each takes some two milliseconds of a slow computer. */
const rowsAtOnce = 10;

/**
 * @param rows that are to be drawn in the end
 * @param keyOf tells whether a row is the one that stood there
 */
export function useRowsInPieces<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  atOnce = rowsAtOnce,
): readonly Row[] {
  const world = useWorld();
  const standing = useRef<ReadonlySet<string>>(new Set());
  const [, drawMore] = useReducer((count: number) => count + 1, 0);
  let fresh = 0;
  const drawn = rows.filter((row) => {
    if (standing.current.has(keyOf(row))) return true;
    fresh += 1;
    return fresh <= atOnce;
  });
  useEffect(() => {
    standing.current = new Set(drawn.map(keyOf));
    return drawn.length < rows.length ? world.after(0, () => startTransition(drawMore)) : undefined;
  });
  return drawn;
}
