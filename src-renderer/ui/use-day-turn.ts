/**
 * The time for screens that say what is today: a day turns while they are open, and a laptop that slept through midnight
 * wakes with them.
 */
import { useMemo, useSyncExternalStore } from 'react';
import type { World } from '../../shared/kernel/world';
import { useWorld } from '../queries/query-source';

/** In every zone a day begins at a whole quarter of an hour. */
const quarterMs = 15 * 60_000;
/** A day is this late at the most. */
const lookEveryMs = 5_000;

/** Looks at the clock at an interval, and when somebody comes back to the page: a sleeping one's timers may be held for long. */
function followClock(world: World, look: () => void): () => void {
  const stop = world.every(lookEveryMs, look);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  window.addEventListener('pageshow', look);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
    window.removeEventListener('pageshow', look);
  };
}

/** Begin of the running quarter of an hour: in every zone its day is today. The same object until the next one. */
export function useDayTurn(): Date {
  const world = useWorld();
  const subscribe = useMemo(() => (look: () => void) => followClock(world, look), [world]);
  const quarter = useSyncExternalStore(subscribe, () => Math.floor(world.now().getTime() / quarterMs));
  return useMemo(() => new Date(quarter * quarterMs), [quarter]);
}
