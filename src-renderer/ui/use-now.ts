/** The time, for what counts down on screen. */
import { useEffect, useState } from 'react';
import { useWorld } from '../queries/query-source';

/** The wall clock in milliseconds, read again at this interval. */
export function useNow(everyMs: number): number {
  const world = useWorld();
  const [nowMs, setNowMs] = useState(() => world.now().getTime());
  useEffect(() => world.every(everyMs, () => setNowMs(world.now().getTime())), [world, everyMs]);
  return nowMs;
}

/**
 * Whole seconds of a wait that are left, by the clock that only runs forward.
 * @param wait the wait, a new object for each new one; `waitMs` from when it is given
 */
export function useSecondsLeft(wait: { readonly waitMs: number } | null): number {
  const world = useWorld();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const endsAtMs = world.monotonicMs() + (wait?.waitMs ?? 0);
    const look = (): void => setLeft(Math.max(0, Math.ceil((endsAtMs - world.monotonicMs()) / 1000)));
    look();
    return wait && wait.waitMs > 0 ? world.every(500, look) : undefined;
  }, [world, wait]);
  return left;
}
