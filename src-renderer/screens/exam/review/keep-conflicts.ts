/** Conflicts of one indicator while its row is open: what was chosen from stays in its place, what comes up is added. Pure. */
import type { Conflict } from '../../../../shared/domain/assessment';

/** Everything that the one says stands in the other. */
const isWithin = (now: Conflict, seen: Conflict): boolean =>
  now.about === seen.about &&
  now.events.every(({ changeId }) => seen.events.some((event) => event.changeId === changeId));

/**
 * @param seen those that the row shows
 * @param now those that stand
 * @returns `seen` itself when nothing came up
 */
export function keepConflicts(seen: readonly Conflict[], now: readonly Conflict[]): readonly Conflict[] {
  if (now.every((conflict) => seen.some((shown) => isWithin(conflict, shown)))) return seen;
  return [...now, ...seen.filter((shown) => !now.some(({ about }) => about === shown.about))];
}
