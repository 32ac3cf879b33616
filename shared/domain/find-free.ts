/**
 * Who and which places are free when a plan is held, and which exams keep the others: asked while it is planned, so that a clash
 * is chosen and not met. By the same moments as `findClashes`: whoever is free here brings none (F8). Pure.
 */
import type { StaffId } from '../kernel/ids';
import type { PlannedExam } from '../records/exam';
import { type Booking, examinerIntervals, isHeld, placeKey } from './find-clashes';
import { busyInterval, examInterval, type Interval, overlaps } from './plan-time';

/** An exam that keeps somebody, or a place, for as long as they are wanted there. */
export type Keeping = {
  readonly exam: PlannedExam;
  /** Moments, ISO 8601 in UTC; the end itself is free again. */
  readonly from: string;
  readonly until: string;
};

export type Freedom = {
  /** Exams of an examiner at that time, the earliest first; nobody who is free stands in it. */
  readonly examiners: ReadonlyMap<StaffId, readonly Keeping[]>;
  /** The same by `placeKey`. */
  readonly places: ReadonlyMap<string, readonly Keeping[]>;
};

const keeping = (exam: PlannedExam, intervals: readonly Interval[]): Keeping => ({
  exam,
  from: new Date(Math.min(...intervals.map(({ start }) => start))).toISOString(),
  until: new Date(Math.max(...intervals.map(({ end }) => end))).toISOString(),
});

/** When an examiner of this plan would be busy with it: with each candidate, or from its beginning while there is none. */
const wantedAt = (booking: Booking): readonly Interval[] =>
  booking.candidates.length === 0
    ? [busyInterval(booking, {})]
    : booking.candidates.map((candidate) => busyInterval(booking, candidate));

function add<Key>(kept: Map<Key, Keeping[]>, key: Key, one: Keeping): void {
  const those = kept.get(key) ?? [];
  those.push(one);
  kept.set(key, those);
}

/**
 * @param bookings one, or the exams of a series: free is who is free at all of them
 * @param exams all that are planned
 */
export function findFree(bookings: readonly Booking[], exams: readonly PlannedExam[]): Freedom {
  const examiners = new Map<StaffId, Keeping[]>();
  const places = new Map<string, Keeping[]>();
  const asked = bookings.map((booking) => ({
    ...{ examId: booking.examId, whole: examInterval(booking), parts: wantedAt(booking) },
  }));
  const inOrder = exams.filter(isHeld).toSorted((a, b) => a.plannedAt.localeCompare(b.plannedAt));
  for (const exam of inOrder) {
    const interval = examInterval(exam);
    const meets = asked.filter(({ examId, whole }) => examId !== exam.examId && overlaps(whole, interval));
    if (meets.length === 0) continue;
    const place = placeKey(exam.place);
    if (place !== '') add(places, place, keeping(exam, [interval]));
    const wanted = meets.flatMap(({ parts }) => parts);
    for (const [staffId, theirs] of examinerIntervals(exam))
      if (theirs.some((one) => wanted.some((other) => overlaps(one, other))))
        add(examiners, staffId, keeping(exam, theirs));
  }
  return { examiners, places };
}

/**
 * Places that are known, each once however it was typed, in the words of its last exam; by name.
 * @param more said elsewhere, such as in a template
 */
export function knownPlaces(exams: readonly PlannedExam[], more: readonly string[]): readonly string[] {
  const used = exams
    .filter(({ isRemoved }) => !isRemoved)
    .toSorted((a, b) => a.plannedAt.localeCompare(b.plannedAt));
  const names = [...more, ...used.map(({ place }) => place)].map((place) => place.trim());
  return [...new Map(names.map((name) => [placeKey(name), name]))]
    .flatMap(([key, name]) => (key === '' ? [] : [name]))
    .sort((a, b) => a.localeCompare(b));
}
