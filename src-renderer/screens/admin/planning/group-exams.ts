/** Puts the states of candidates back together as exams, and exams together as days: pure, for the planning screen. */
import type { ExamHead } from '../../../../shared/domain/exam';
import { groupBy } from '../../../../shared/kernel/group-by';
import { rememberLast } from '../../../../shared/kernel/remember-last';
import { dayIn } from '../../../../shared/values/wall-time';
import type { ExamState } from '../../../queries/use-exam-states';

export type PlannedExam = { readonly exam: ExamHead; readonly states: readonly ExamState[] };
export type PlannedDay = {
  /** As `2026-11-24`, by the clock of where its exams are held. */
  readonly day: string;
  readonly isToday: boolean;
  readonly exams: readonly PlannedExam[];
};

type Dated = PlannedExam & { readonly day: string; readonly today: string };

const byDay = (exams: readonly Dated[]): readonly PlannedDay[] =>
  [...groupBy(exams, ({ day, today }) => `${day} ${day === today}`).values()].flatMap((ofDay) =>
    ofDay[0] ? [{ day: ofDay[0].day, isToday: ofDay[0].day === ofDay[0].today, exams: ofDay }] : [],
  );

const inOrder = (a: Dated, b: Dated): number =>
  a.day.localeCompare(b.day) ||
  a.exam.plannedAt.localeCompare(b.exam.plannedAt) ||
  a.exam.code.localeCompare(b.exam.code);

/**
 * Exams by day. `coming` begins today; `past` has the latest day first.
 * @param zoneOf the time zone of an exam: its day is the one where it is held
 */
export function groupExams(
  states: readonly ExamState[],
  now: Date,
  zoneOf: (exam: ExamHead) => string,
): { readonly coming: readonly PlannedDay[]; readonly past: readonly PlannedDay[] } {
  const exams = [...groupBy(states, (state) => state.exam)].map(([exam, ofExam]): Dated => {
    const zone = zoneOf(exam);
    return { exam, states: ofExam, day: dayIn(exam.plannedAt, zone), today: dayIn(now, zone) };
  });
  exams.sort(inOrder);
  return {
    coming: byDay(exams.filter(({ day, today }) => day >= today)),
    past: byDay(exams.filter(({ day, today }) => day < today)).toReversed(),
  };
}

/**
 * The same for several screens, worked out once.
 * @param ms of now
 */
export const planDays = rememberLast(
  (states: readonly ExamState[], ms: number, zoneOf: (exam: ExamHead) => string) =>
    groupExams(states, new Date(ms), zoneOf),
);
