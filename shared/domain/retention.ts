/**
 * Of whom the time is over for which results and evidence are kept: counted from the day of the diploma, and never from an exam,
 * because somebody who is still being educated may need all of it. Pure; days are ISO days by the centre's clock.
 */
import type { WholeParticipant } from './whole-participant';

/** The inspectorate expects a year and a half after the diploma. */
export const usualRetentionMonths = 18;

/** Most that can be set: fifty years. */
export const longestRetentionMonths = 600;

/** The first day on which it need not be kept any more. A month without that day counts to its last. */
export function keptUntil(diplomaDate: string, months: number): string {
  const [year = 0, month = 1, day = 1] = diplomaDate.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

export type Kept = { readonly person: WholeParticipant; readonly until: string };
export type Retention = {
  /** The longest over first. */
  readonly due: readonly Kept[];
  /** Over as well, and held. */
  readonly held: readonly Kept[];
  /** How many have no day of a diploma: they stay. */
  readonly undated: number;
};

/** @param months null: nothing is ever over */
export function findDue(
  people: readonly WholeParticipant[],
  months: number | null,
  today: string,
): Retention {
  const here = people.filter(({ isRemoved, mergedInto }) => !isRemoved && !mergedInto);
  const over = here.flatMap((person): Kept[] => {
    const { diplomaDate } = person.office;
    const until = diplomaDate && months !== null ? keptUntil(diplomaDate, months) : null;
    return until !== null && until <= today ? [{ person, until }] : [];
  });
  const sorted = over.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  return {
    due: sorted.filter(({ person }) => !person.office.frozen),
    held: sorted.filter(({ person }) => person.office.frozen),
    undated: here.filter(({ office }) => !office.diplomaDate).length,
  };
}
