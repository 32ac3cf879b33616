/**
 * Places on plans of exams in which nothing was assessed: cancelled, not come, ill. What is said of them is no result and may be about
 * somebody's health, so a centre may keep it for a shorter time than the results; it is counted from the day of the diploma as
 * those are. Pure.
 */
import type { ErasedSeat } from '../records/erasure';
import type { PlannedExam } from '../records/exam';
import { isNamedCandidate, saidOf } from './erased';
import type { Kept } from './retention';

export type DueSeats = { readonly kept: Kept; readonly seats: readonly ErasedSeat[] };

export type SeatSources = {
  readonly exams: readonly PlannedExam[];
  /** Whether anything was recorded of it but whether somebody came. */
  readonly isBegun: (assessmentId: string) => boolean;
  /** Whether it was recorded if somebody came. */
  readonly saysAttendance: (assessmentId: string) => boolean;
  /** Whom the id of a candidate means by now. */
  readonly meantId: (participantId: string) => string;
};

/**
 * Whom a plan names, and who was taken out of it and of whom it was said before that they did not come, or why; or of whom its
 * changes say why, or what was adjusted for them. One that was taken back stands in no list, and names people all the same.
 */
function namedIn(
  { candidates, assessments, changes = [] }: PlannedExam,
  saysAttendance: SeatSources['saysAttendance'],
): ReadonlySet<string> {
  const named = candidates.filter(isNamedCandidate);
  const said = assessments.filter(({ assessmentId }) => saysAttendance(assessmentId));
  return new Set([
    ...[...named, ...said].map(({ participantId }) => participantId),
    ...changes.flatMap(saidOf),
  ]);
}

/** @param over whose time for this is over; those with no such place are left out */
export function findDueSeats(
  over: readonly Kept[],
  { exams, isBegun, saysAttendance, meantId }: SeatSources,
): readonly DueSeats[] {
  const wanted = new Set<string>(over.map(({ person }) => person.participantId));
  const seats = new Map<string, ErasedSeat[]>();
  for (const exam of exams) {
    const { examId, candidates, assessments } = exam;
    const named = namedIn(exam, saysAttendance);
    const everIn = new Set([...candidates, ...assessments].map(({ participantId }) => participantId));
    for (const participantId of everIn) {
      if (!named.has(participantId)) continue;
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
