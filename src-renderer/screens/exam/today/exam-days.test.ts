/** What stands under today around midnight. */
import { expect, it } from 'vitest';
import { recordOf } from '../../../../shared/domain/assessment-record';
import { anAssessment } from '../../../../test/builders/an-assessment';
import { aCandidate, anExam } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import { groupByDay } from './exam-days';

const exam = anExam({ plannedAt: '2026-11-26T19:00:00.000Z' });
const story = anAssessment(exam).identified().markedAll('met');
const started = { startedAt: '2026-11-26T19:10:00.000Z', lastChangedAt: '2026-11-26T22:50:00.000Z' };
const stateOf = (record: ReturnType<typeof recordOf>): ExamState => ({
  ...{ exam, candidate: exam.candidates[0] ?? aCandidate(), handIn: null, waiting: 0 },
  assessment: { ...record, ...started },
});
const todayAt = (state: ExamState, now: string): number =>
  groupByDay([state], new Date(now), () => 'Europe/Amsterdam').today.length;

it('what goes on over midnight stays under today until it is signed, or nobody touched it for half a day', () => {
  const running = stateOf(recordOf(story.assessment));
  expect(todayAt(running, '2026-11-26T23:15:00.000Z')).toBe(1);
  expect(todayAt(running, '2026-11-27T12:00:00.000Z')).toBe(0);
  expect(todayAt(stateOf(recordOf(story.signed().assessment)), '2026-11-26T23:15:00.000Z')).toBe(0);
});
