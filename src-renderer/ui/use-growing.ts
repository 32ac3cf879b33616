/**
 * How much of a long list is drawn: some at once, and the rest in the moments after, so that no tap waits for it. A tap that
 * comes while some are drawn goes first.
 */
import { startTransition, useEffect, useState } from 'react';
import { useWorld } from '../queries/query-source';

/** @param atOnce so many more each time */
export function useGrowing(count: number, atOnce: number): number {
  const world = useWorld();
  const [drawn, setDrawn] = useState(atOnce);
  useEffect(() => {
    if (drawn >= count) return;
    return world.after(0, () => startTransition(() => setDrawn(drawn + atOnce)));
  }, [drawn, count, atOnce, world]);
  return Math.min(drawn, count);
}
