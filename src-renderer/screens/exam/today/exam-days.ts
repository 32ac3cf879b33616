/** Exams grouped by day: today, before and after. Cancelled ones without a mark are left out once their day is over. Pure. */
import { usualToleranceMinutes } from '../../../../shared/domain/decide-start';
import type { ExamHead } from '../../../../shared/domain/exam';
import { startOf } from '../../../../shared/domain/plan-time';
import { groupBy } from '../../../../shared/kernel/group-by';
import { dayIn } from '../../../../shared/values/wall-time';
import type { ExamState } from '../../../queries/use-exam-states';

export type ExamOfDay = { readonly exam: ExamHead; readonly states: readonly ExamState[] };
/** `day` as `2026-11-24`, by the clock of where its exams are held. */
export type DayOfExams = { readonly day: string; readonly exams: readonly ExamOfDay[] };
export type ExamDays = {
  readonly past: readonly DayOfExams[];
  /** Whatever is today where it is held, begins about now, or is going on. */
  readonly today: readonly ExamOfDay[];
  readonly coming: readonly DayOfExams[];
};

type Dated = ExamOfDay & { readonly day: string; readonly today: string; readonly isNow: boolean };

/** An exam that begins so soon, or began so short ago, is what an examiner is there for, however strict the centre is. */
const aboutNowMs = usualToleranceMinutes * 60_000;

/** What nobody touched for so long is not going on any more. */
const restMs = 12 * 3_600_000;

/**
 * Midnight takes nothing away from whoever works: what was begun and is not signed, or still begins as planned, stands under
 * today.
 */
function isNow({ exam, states }: ExamOfDay, now: Date): boolean {
  const since = (moment: string): number => now.getTime() - Date.parse(moment);
  const isGoingOn = ({ assessment: { startedAt, signed, lastChangedAt } }: ExamState): boolean =>
    startedAt !== null && !signed && since(lastChangedAt ?? startedAt) <= restMs;
  const begins = states.map(({ candidate }) => startOf(exam, candidate));
  return begins.some((moment) => Math.abs(since(moment)) <= aboutNowMs) || states.some(isGoingOn);
}

/** Whoever was to examine today or later must see that it is not held; afterwards only what was begun is of use. */
const isTold = ({ exam, states }: ExamOfDay): boolean =>
  exam.status === 'planned' || states.some(({ assessment }) => assessment.startedAt !== null);

const byDay = (exams: readonly Dated[]): readonly DayOfExams[] =>
  [...groupBy(exams, ({ day }) => day)].map(([day, ofDay]) => ({ day, exams: ofDay }));

/**
 * Groups states that come ordered by time; the past days newest first. What day it is differs from place to place: an exam
 * is today when it is so where it is held.
 * @param zoneOf the time zone of an exam
 */
export function groupByDay(
  states: readonly ExamState[],
  now: Date,
  zoneOf: (exam: ExamHead) => string,
): ExamDays {
  const all = [...groupBy(states, (state) => state.exam)].map(([exam, ofExam]): Dated => {
    const zone = zoneOf(exam);
    const entry = { exam, states: ofExam };
    return {
      ...entry,
      day: dayIn(exam.plannedAt, zone),
      today: dayIn(now, zone),
      isNow: isNow(entry, now),
    };
  });
  const isToday = ({ day, today, isNow }: Dated): boolean => day === today || isNow;
  const others = all.filter((one) => !isToday(one));
  return {
    past: byDay(others.filter((one) => one.day < one.today && isTold(one))).toSorted((a, b) =>
      a.day < b.day ? 1 : -1,
    ),
    today: all.filter(isToday),
    coming: byDay(others.filter(({ day, today }) => day > today)).toSorted((a, b) =>
      a.day < b.day ? -1 : 1,
    ),
  };
}
