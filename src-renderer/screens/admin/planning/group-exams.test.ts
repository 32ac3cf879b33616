/** Days of the planning screen, by the clock on the wall. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../../../shared/domain/assessment-record';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import { groupExams } from './group-exams';

const now = new Date(2026, 10, 24, 14, 0);
const statesOf = (number: number, plannedAt: Date, candidates = 1): ExamState[] => {
  const exam = anExam({
    examId: anId(5000 + number),
    code: `E-${number}`,
    plannedAt: plannedAt.toISOString(),
    candidates: Array.from({ length: candidates }, (_, i) =>
      aCandidate({ assessmentId: anId(7000 + number * 10 + i) }),
    ),
  });
  return exam.candidates.map((candidate) => ({
    exam,
    candidate,
    assessment: recordFor(undefined, candidate.assessmentId, exam.examinerId),
    handIn: null,
    waiting: 0,
  }));
};
const codes = (days: readonly { readonly exams: readonly { readonly exam: { code: string } }[] }[]) =>
  days.map((day) => day.exams.map(({ exam }) => exam.code));

describe('groupExams', () => {
  const states = [
    ...statesOf(1, new Date(2026, 10, 25, 9, 0)),
    ...statesOf(2, new Date(2026, 10, 24, 23, 59)),
    ...statesOf(3, new Date(2026, 10, 24, 0, 0), 3),
    ...statesOf(4, new Date(2026, 10, 23, 23, 59)),
    ...statesOf(5, new Date(2026, 9, 1, 9, 0)),
  ];
  const { coming, past } = groupExams(states, now);

  it('today counts from midnight to midnight and comes first, also for what is over', () => {
    expect(codes(coming)).toEqual([['E-3', 'E-2'], ['E-1']]);
    expect(coming.map((day) => day.isToday)).toEqual([true, false]);
  });

  it('the past begins with yesterday', () => {
    expect(codes(past)).toEqual([['E-4'], ['E-5']]);
    expect(new Date(past[0]!.day).getDate()).toBe(23);
  });

  it('an exam comes once, with all of its candidates', () => {
    expect(coming[0]?.exams[0]?.states).toHaveLength(3);
  });
});
