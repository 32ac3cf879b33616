/** Exams grouped by day: today, before and after. Cancelled ones without a mark are left out. Pure. */
import type { ExamHead } from '../../../../shared/domain/exam';
import type { ExamState } from '../../../queries/use-exam-states';

export type ExamOfDay = { readonly exam: ExamHead; readonly states: readonly ExamState[] };
export type DayOfExams = { readonly day: string; readonly exams: readonly ExamOfDay[] };

/** The day in the time zone of the device, as `2026-11-24`: sorts by time. */
export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Groups in the order in which the keys first come. */
function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

/** Groups states that come ordered by time; the past days newest first. */
export function groupByDay(
  states: readonly ExamState[],
  now: Date,
): {
  readonly past: readonly DayOfExams[];
  readonly today: DayOfExams | null;
  readonly coming: readonly DayOfExams[];
} {
  const shown = states.filter((state) => state.exam.status === 'planned' || state.assessment.startedAt);
  const days = groupBy(shown, (state) => dayOf(new Date(state.exam.plannedAt)));
  const all = days.map(([day, ofDay]) => ({
    day,
    exams: groupBy(ofDay, (state) => state.exam.examId).flatMap(([, ofExam]) =>
      ofExam[0] ? [{ exam: ofExam[0].exam, states: ofExam }] : [],
    ),
  }));
  const today = dayOf(now);
  return {
    past: all.filter((d) => d.day < today).sort((a, b) => b.day.localeCompare(a.day)),
    today: all.find((d) => d.day === today) ?? null,
    coming: all.filter((d) => d.day > today).sort((a, b) => a.day.localeCompare(b.day)),
  };
}
