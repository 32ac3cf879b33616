/** The planning under headings, narrowed and begun at a day; 300 exams and more (F12). */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../../../shared/domain/assessment-record';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import { arrangePlanning, mondayOf, weekNumber } from './arrange-planning';
import { groupExams } from './group-exams';

const zone = 'Europe/Amsterdam';
const stateOf = (number: number, plannedAt: string, over: object = {}, timeZone = zone): ExamState => {
  const candidate = aCandidate({ assessmentId: anId(7000 + number), group: 'LAS-3A' });
  const exam = anExam({
    examId: anId(5000 + number),
    code: `E-${number}`,
    plannedAt,
    timeZone,
    place: 'Hal 1',
    candidates: [candidate],
    ...over,
  });
  return {
    exam,
    candidate,
    assessment: recordFor(undefined, candidate.assessmentId, exam.examinerId),
    handIn: null,
    waiting: 0,
  };
};
const daysOf = (states: readonly ExamState[], now = '2026-11-24T13:00:00.000Z') =>
  groupExams(states, new Date(now), (exam) => exam.timeZone ?? zone);
const told = (exams: ReturnType<typeof arrangePlanning>) =>
  exams.map(({ heading, planned }) => [
    heading.kind === 'name' ? heading.name : heading.day,
    planned.exam.code,
  ]);
const states = [
  stateOf(1, '2026-11-23T08:00:00.000Z'),
  stateOf(2, '2026-11-25T08:00:00.000Z', { place: ' hal 1', examinerName: 'Karel Smit' }),
  stateOf(3, '2026-11-29T08:00:00.000Z', { place: '', status: 'cancelled' }),
  stateOf(4, '2026-11-30T08:00:00.000Z'),
];

describe('arrangePlanning', () => {
  it('parts weeks on Monday, and numbers them as a calendar does, over a year too', () => {
    expect(told(arrangePlanning(daysOf(states), { by: 'week' }, ''))).toEqual([
      ['2026-11-23', 'E-2'],
      ['2026-11-23', 'E-3'],
      ['2026-11-30', 'E-4'],
    ]);
    expect([weekNumber('2026-11-29'), weekNumber('2026-11-30')]).toEqual([48, 49]);
    expect([weekNumber('2026-01-01'), weekNumber('2027-01-03'), weekNumber('2027-01-04')]).toEqual([
      1, 53, 1,
    ]);
    expect(mondayOf('2027-01-03')).toBe('2026-12-28');
  });

  it('puts a place under one heading however it was typed, what has none last, and a group under each of its names', () => {
    expect(told(arrangePlanning(daysOf(states), { by: 'place', past: true }, ''))).toEqual([
      ['hal 1', 'E-2'],
      ['Hal 1', 'E-4'],
      ['Hal 1', 'E-1'],
      ['', 'E-3'],
    ]);
    expect(told(arrangePlanning(daysOf(states), { by: 'examiner' }, ''))[2]).toEqual(['Karel Smit', 'E-2']);
    const two = { ...stateOf(5, '2026-11-26T08:00:00.000Z') };
    const exam = { ...two.exam, candidates: [two.candidate, { ...two.candidate, group: 'LAS-3B' }] };
    expect(told(arrangePlanning(daysOf([{ ...two, exam }]), { by: 'group' }, ''))).toEqual([
      ['LAS-3A', 'E-5'],
      ['LAS-3B', 'E-5'],
    ]);
  });

  it('begins at the day that is asked for, also among what is over, in the order of days', () => {
    expect(told(arrangePlanning(daysOf(states), { from: '2026-11-23' }, '')).map(([, code]) => code)).toEqual(
      ['E-1', 'E-2', 'E-3', 'E-4'],
    );
    expect(told(arrangePlanning(daysOf(states), { from: '2026-11-29' }, ''))).toHaveLength(2);
  });

  it('shows only those that are cancelled, changed, or where nobody came or began', () => {
    const codes = (only: 'cancelled' | 'changed' | 'away' | 'not-started', from = states) =>
      arrangePlanning(daysOf(from), { only }, '').map(({ planned }) => planned.exam.code);
    expect(codes('cancelled')).toEqual(['E-3']);
    expect(codes('not-started')).toEqual(['E-2', 'E-4']);
    expect([codes('changed'), codes('away')]).toEqual([[], []]);
    const said = {
      changeId: anId<'Change'>(1),
      at: '',
      by: null,
      attendance: 'ill',
      reason: 'Koorts',
    } as const;
    const away = states.map((one) => ({ ...one, assessment: { ...one.assessment, attendance: said } }));
    expect(codes('away', away)).toEqual(['E-2', 'E-3', 'E-4']);
    expect(codes('not-started', away)).toEqual([]);
    const identified = states.map((one) => ({
      ...one,
      assessment: { ...one.assessment, identifiedAt: '2026-11-24T08:00:00.000Z' },
    }));
    expect(codes('not-started', identified)).toEqual([]);
    const stopped = identified.map((one) => ({
      ...one,
      assessment: { ...one.assessment, attendance: { ...said, attendance: 'stopped' as const } },
    }));
    expect([codes('away', stopped).length, codes('not-started', stopped).length]).toEqual([3, 0]);
  });

  it('finds by every word, and leaves an exam under the day of its own place', () => {
    expect(told(arrangePlanning(daysOf(states), {}, 'karel e-2'))).toEqual([['2026-11-25', 'E-2']]);
    // 02:30 in Amsterdam, still the evening before in Kralendijk.
    const there = stateOf(9, '2026-11-26T01:30:00.000Z', {}, 'America/Kralendijk');
    expect(told(arrangePlanning(daysOf([there]), {}, ''))).toEqual([['2026-11-25', 'E-9']]);
  });
});
