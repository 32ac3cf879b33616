/** Days of the planning screen, by the clock on the wall. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../../../shared/domain/assessment-record';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import { groupExams } from './group-exams';

const zone = 'Europe/Amsterdam';
const now = new Date('2026-11-24T13:00:00.000Z');
const statesOf = (number: number, plannedAt: Date, candidates = 1, timeZone = zone): ExamState[] => {
  const exam = anExam({
    examId: anId(5000 + number),
    code: `E-${number}`,
    plannedAt: plannedAt.toISOString(),
    timeZone,
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

const zoneOf = (exam: { readonly timeZone?: string | undefined }) => exam.timeZone ?? zone;

describe('groupExams', () => {
  const states = [
    ...statesOf(1, new Date('2026-11-25T08:00:00.000Z')),
    ...statesOf(2, new Date('2026-11-24T22:59:00.000Z')),
    ...statesOf(3, new Date('2026-11-23T23:00:00.000Z'), 3),
    ...statesOf(4, new Date('2026-11-23T22:59:00.000Z')),
    ...statesOf(5, new Date('2026-10-01T07:00:00.000Z')),
  ];
  const { coming, past } = groupExams(states, now, zoneOf);

  it('today counts from midnight to midnight and comes first, also for what is over', () => {
    expect(codes(coming)).toEqual([['E-3', 'E-2'], ['E-1']]);
    expect(coming.map((day) => day.isToday)).toEqual([true, false]);
  });

  it('the past begins with yesterday', () => {
    expect(codes(past)).toEqual([['E-4'], ['E-5']]);
    expect(past[0]?.day).toBe('2026-11-23');
  });

  it('an exam is today when it is so where it is held', () => {
    const night = new Date('2026-11-24T01:00:00.000Z');
    const there = statesOf(6, new Date('2026-11-24T02:00:00.000Z'), 1, 'America/Kralendijk');
    const here = statesOf(7, new Date('2026-11-24T02:30:00.000Z'));
    const grouped = groupExams([...there, ...here], night, zoneOf).coming;
    expect(grouped.map(({ day, isToday }) => [day, isToday])).toEqual([
      ['2026-11-23', true],
      ['2026-11-24', true],
    ]);
  });

  it('an exam comes once, with all of its candidates', () => {
    expect(coming[0]?.exams[0]?.states).toHaveLength(3);
  });
});
