/**
 * What a plan has in common with the exams that are planned already: the same candidate, examiner or place at the same time,
 * and the same code. Told before it is planned; only a code that is taken is refused.
 */
import { foldText } from '../kernel/fold-text';
import { groupBy } from '../kernel/group-by';
import type { ExamId, ParticipantId, StaffId } from '../kernel/ids';
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import { busyInterval, examInterval, type Interval, overlaps } from './plan-time';

/** A plan as far as others may be in its way. */
export type Booking = Pick<PlannedExam, 'plannedAt' | 'durationMinutes' | 'place'> & {
  /** The exam that it changes, which is not in its own way; null for a new one. */
  readonly examId: ExamId | null;
  readonly candidates: readonly BookedCandidate[];
};

type BookedCandidate = Pick<PlannedCandidate, 'participantId' | 'startsAt' | 'extraMinutes'> & {
  /** Null while nobody is chosen. */
  readonly examinerId: StaffId | null;
};

export type Clash = {
  readonly exam: PlannedExam;
  readonly isSamePlace: boolean;
  /** Who would have to be in both at once. */
  readonly participantIds: readonly ParticipantId[];
  readonly examinerIds: readonly StaffId[];
};

/** Nobody comes to one that is cancelled, or whose planning was taken back. */
export const isHeld = ({ status, isRemoved }: Pick<PlannedExam, 'status' | 'isRemoved'>): boolean =>
  status === 'planned' && !isRemoved;

/** An exam as it is planned, as somebody who would change it sees it. */
export function bookingOf(exam: PlannedExam): Booking {
  const examiners = new Map(exam.assessments.map((one) => [one.participantId, one.examinerId]));
  const candidates = exam.candidates.map((candidate) => ({
    ...candidate,
    examinerId: examiners.get(candidate.participantId) ?? null,
  }));
  return { ...exam, candidates };
}

type Busy = { readonly who: string; readonly interval: Interval };

const candidatesOf = (booking: Booking): readonly Busy[] =>
  booking.candidates.map((one) => ({ who: one.participantId, interval: busyInterval(booking, one) }));

/** An examiner whose candidates come one after another is free in between. */
const examinersOf = (booking: Booking): readonly Busy[] =>
  booking.candidates.flatMap((one) =>
    one.examinerId === null ? [] : [{ who: one.examinerId, interval: busyInterval(booking, one) }],
  );

function busyInBoth<T extends string>(ours: readonly Busy[], theirs: readonly Busy[]): readonly T[] {
  const both = ours.filter((one) =>
    theirs.some((other) => other.who === one.who && overlaps(one.interval, other.interval)),
  );
  return [...new Set(both.map(({ who }) => who as T))];
}

/** Places are the same where only capitals and blanks differ. */
export const placeKey = (place: string): string => foldText(place).replace(/\s+/g, ' ').trim();

/** The exams at the same time that share a candidate, an examiner or the place, in the order in which they are given. */
export function findClashes(booking: Booking, exams: readonly PlannedExam[]): readonly Clash[] {
  const interval = examInterval(booking);
  const place = placeKey(booking.place);
  const [candidates, examiners] = [candidatesOf(booking), examinersOf(booking)];
  return exams.flatMap((exam) => {
    if (exam.examId === booking.examId || !isHeld(exam) || !overlaps(interval, examInterval(exam))) return [];
    const other = bookingOf(exam);
    const clash = {
      exam,
      isSamePlace: place !== '' && place === placeKey(exam.place),
      participantIds: busyInBoth<ParticipantId>(candidates, candidatesOf(other)),
      examinerIds: busyInBoth<StaffId>(examiners, examinersOf(other)),
    };
    const isAny = clash.isSamePlace || clash.participantIds.length > 0 || clash.examinerIds.length > 0;
    return isAny ? [clash] : [];
  });
}

/** Each exam that is in the way of one of these plans once, with all that it shares with any of them. */
export function findAllClashes(
  bookings: readonly Booking[],
  exams: readonly PlannedExam[],
): readonly Clash[] {
  const found = new Map<ExamId, Clash>();
  for (const clash of bookings.flatMap((booking) => findClashes(booking, exams))) {
    const earlier = found.get(clash.exam.examId);
    found.set(clash.exam.examId, {
      exam: clash.exam,
      isSamePlace: clash.isSamePlace || earlier?.isSamePlace === true,
      participantIds: [...new Set([...(earlier?.participantIds ?? []), ...clash.participantIds])],
      examinerIds: [...new Set([...(earlier?.examinerIds ?? []), ...clash.examinerIds])],
    });
  }
  return [...found.values()];
}

/** When each examiner of an exam is busy with it, once per candidate. */
export function examinerIntervals(exam: PlannedExam): ReadonlyMap<StaffId, readonly Interval[]> {
  const all = groupBy(examinersOf(bookingOf(exam)), ({ who }) => who as StaffId);
  return new Map([...all].map(([who, busy]) => [who, busy.map(({ interval }) => interval)]));
}

/** Codes are the same where only capitals and blanks differ: people read them to each other. */
export const codeKey = (code: string): string => foldText(code).replace(/\s+/g, '');

/** The exam that has this code already, also one that is cancelled: its sheet may be out. */
export const findCodeHolder = (
  code: string,
  exams: readonly PlannedExam[],
  examId: ExamId | null = null,
): PlannedExam | null => {
  const key = codeKey(code);
  return (
    exams.find((exam) => exam.examId !== examId && !exam.isRemoved && codeKey(exam.code) === key) ?? null
  );
};
