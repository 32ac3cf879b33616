/**
 * Of whom the time is over for which results and evidence are kept: counted from the day of the diploma, and never from an exam,
 * because somebody who is still being educated may need all of it. Pure; days are ISO days by the centre's clock.
 */
import type { PlannedExam } from '../records/exam';
import { startOf } from './plan-time';
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
  /** Over as well, and examined after the day of the diploma, or to be: they are being educated again. */
  readonly later: readonly Kept[];
  /** How many have no day of a diploma: they stay. */
  readonly undated: number;
};

/**
 * The last day on which each of them is or was examined. What was cancelled or taken back counts for nothing.
 * @param dayOf day of a moment, by the centre's clock
 * @param meantId whom the id of a candidate means by now
 */
export function lastExamDays(
  exams: readonly PlannedExam[],
  dayOf: (moment: string) => string,
  meantId: (participantId: string) => string,
): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const exam of exams) {
    if (exam.isRemoved || exam.status === 'cancelled') continue;
    for (const candidate of exam.candidates) {
      const id = meantId(candidate.participantId);
      const day = dayOf(startOf(exam, candidate));
      if (day > (days.get(id) ?? '')) days.set(id, day);
    }
  }
  return days;
}

/**
 * @param months null: nothing is ever over
 * @param lastExams last day of an exam by participant
 */
export function findDue(
  people: readonly WholeParticipant[],
  months: number | null,
  today: string,
  lastExams: ReadonlyMap<string, string>,
): Retention {
  const here = people.filter(({ isRemoved, mergedInto }) => !isRemoved && !mergedInto);
  const over = here.flatMap((person): Kept[] => {
    const { diplomaDate } = person.office;
    const until = diplomaDate && months !== null ? keptUntil(diplomaDate, months) : null;
    return until !== null && until <= today ? [{ person, until }] : [];
  });
  const sorted = over.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  const isLater = ({ person: { participantId, office } }: Kept): boolean =>
    (lastExams.get(participantId) ?? '') > (office.diplomaDate ?? '');
  const free = sorted.filter(({ person }) => !person.office.frozen);
  return {
    due: free.filter((one) => !isLater(one)),
    held: sorted.filter(({ person }) => person.office.frozen),
    later: free.filter(isLater),
    undated: here.filter(({ office }) => !office.diplomaDate).length,
  };
}
