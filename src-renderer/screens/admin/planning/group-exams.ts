/** Puts the states of candidates back together as exams, and exams together as days: pure, for the planning screen. */
import type { ExamHead } from '../../../../shared/domain/exam';
import type { ExamState } from '../../../queries/use-exam-states';

export type PlannedExam = { readonly exam: ExamHead; readonly states: readonly ExamState[] };
export type PlannedDay = {
  /** Begin of the day by the wall clock, as a moment. */
  readonly day: string;
  readonly isToday: boolean;
  readonly exams: readonly PlannedExam[];
};

/** Items with equal keys together, in the order of first appearance. */
function gather<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const gathered = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    gathered.set(key, [...(gathered.get(key) ?? []), item]);
  }
  return gathered;
}

const startOfDay = (moment: string | Date): number => new Date(moment).setHours(0, 0, 0, 0);

/** Exams by day of the wall clock. `coming` begins today; `past` has the latest day first. */
export function groupExams(
  states: readonly ExamState[],
  now: Date,
): { readonly coming: readonly PlannedDay[]; readonly past: readonly PlannedDay[] } {
  const exams = [...gather(states, (state) => state.exam.examId).values()].flatMap((ofExam) =>
    ofExam[0] ? [{ exam: ofExam[0].exam, states: ofExam }] : [],
  );
  exams.sort(
    (a, b) => a.exam.plannedAt.localeCompare(b.exam.plannedAt) || a.exam.code.localeCompare(b.exam.code),
  );
  const today = startOfDay(now);
  const days = [...gather(exams, ({ exam }) => startOfDay(exam.plannedAt))].map(([start, ofDay]) => ({
    start,
    day: new Date(start).toISOString(),
    isToday: start === today,
    exams: ofDay,
  }));
  return {
    coming: days.filter(({ start }) => start >= today),
    past: days.filter(({ start }) => start < today).reverse(),
  };
}
