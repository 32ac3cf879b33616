/**
 * Places on plans of exams in which nothing was assessed: cancelled, not come, ill. What is said of them is no result and may be about
 * somebody's health, so a centre may keep it for a shorter time than the results; it is counted from the day of the diploma as
 * those are. Pure.
 */
import type { ErasedSeat } from '../records/erasure';
import type { PlannedExam } from '../records/exam';
import type { Kept } from './retention';

export type DueSeats = { readonly kept: Kept; readonly seats: readonly ErasedSeat[] };

export type SeatSources = {
  readonly exams: readonly PlannedExam[];
  /** Whether anything was recorded of it but whether somebody came. */
  readonly isBegun: (assessmentId: string) => boolean;
  /** Whom the id of a candidate means by now. */
  readonly meantId: (participantId: string) => string;
};

/** @param over whose time for this is over; those with no such place are left out */
export function findDueSeats(
  over: readonly Kept[],
  { exams, isBegun, meantId }: SeatSources,
): readonly DueSeats[] {
  const wanted = new Set<string>(over.map(({ person }) => person.participantId));
  const seats = new Map<string, ErasedSeat[]>();
  for (const { examId, isRemoved, candidates, assessments } of exams) {
    if (isRemoved) continue;
    for (const { participantId } of candidates) {
      const person = meantId(participantId);
      const theirs = assessments.filter((one) => one.participantId === participantId);
      if (!wanted.has(person) || theirs.some(({ assessmentId }) => isBegun(assessmentId))) continue;
      const assessmentIds = theirs.map(({ assessmentId }) => assessmentId);
      seats.set(person, [...(seats.get(person) ?? []), { examId, participantId, assessmentIds }]);
    }
  }
  return over.flatMap((kept) => {
    const theirs = seats.get(kept.person.participantId);
    return theirs ? [{ kept, seats: theirs }] : [];
  });
}
