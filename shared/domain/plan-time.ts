/** When the candidates of an exam are busy with it: their own beginning, the duration, and the time they get extra. */
import type { PlannedCandidate, PlannedExam } from '../records/exam';

/** Milliseconds since 1970; the end itself is free again. */
export type Interval = { readonly start: number; readonly end: number };

/** Taken where nobody said how long it lasts, so that two exams at one moment are seen all the same. */
export const assumedMinutes = 60;

type Timed = Pick<PlannedExam, 'plannedAt' | 'durationMinutes'>;
type TimedCandidate = Pick<PlannedCandidate, 'startsAt' | 'extraMinutes'>;

/** When this candidate begins: in their own slot, else with the exam. */
export const startOf = (
  exam: Pick<Timed, 'plannedAt'>,
  candidate: Pick<TimedCandidate, 'startsAt'>,
): string => candidate.startsAt ?? exam.plannedAt;

export function busyInterval(exam: Timed, candidate: TimedCandidate): Interval {
  const start = Date.parse(startOf(exam, candidate));
  const minutes = (exam.durationMinutes ?? assumedMinutes) + (candidate.extraMinutes ?? 0);
  return { start, end: start + minutes * 60_000 };
}

/** From the first candidate to the last. */
export function examInterval(exam: Timed & { readonly candidates: readonly TimedCandidate[] }): Interval {
  const all = exam.candidates.map((candidate) => busyInterval(exam, candidate));
  const [first = busyInterval(exam, {})] = all;
  return {
    start: all.reduce((least, { start }) => Math.min(least, start), first.start),
    end: all.reduce((most, { end }) => Math.max(most, end), first.end),
  };
}

/** Whether they have a moment in common; one that begins when the other ends has none. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/**
 * Beginnings of slots, one behind another.
 * @param everyMinutes from one beginning to the next
 * @param together how many begin at once
 */
export function slotStarts(
  firstAt: string,
  count: number,
  everyMinutes: number,
  together = 1,
): readonly string[] {
  const first = Date.parse(firstAt);
  return Array.from({ length: count }, (_, index) =>
    new Date(first + Math.floor(index / together) * everyMinutes * 60_000).toISOString(),
  );
}
