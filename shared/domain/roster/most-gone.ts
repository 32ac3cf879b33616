/**
 * Whether a file that says of itself that it is whole would put more than half of those of its system in the archive: then it
 * is more likely the wrong file, or of another school, and a person is asked first. Pure.
 */
import type { RosterPlan, RosterView } from './roster-plan';

/** How many would go of how many who are there. */
export type MostGone = { readonly count: number; readonly of: number };

/** Null where it is half of them or less. */
export function mostGone(plan: RosterPlan, view: RosterView, system: string): MostGone | null {
  const count = plan.items.filter(({ outcome, row }) => outcome === 'inactive' && row === 0).length;
  const isTheirs = (
    { origin }: Pick<RosterView['staff'][number], 'origin'>,
    { inactiveSince }: Pick<RosterView['staff'][number], 'inactiveSince'>,
  ): boolean => origin?.system === system && !inactiveSince;
  const of =
    view.participants.filter((one) => isTheirs(one.office, one) && !one.isRemoved && !one.mergedInto).length +
    view.staff.filter((one) => isTheirs(one, one)).length;
  return count * 2 > of ? { count, of } : null;
}
