/** What is offered as a reason once others of the same exam began late. */
import { expect, it } from 'vitest';
import { recordOf } from '../../../../shared/domain/assessment-record';
import { anAssessment } from '../../../../test/builders/an-assessment';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import { reasonsGiven } from './reasons-given';

const exam = anExam({});
const { assessment } = anAssessment(exam).startedOffPlan('x', {
  policy: 'reason',
  timeZone: 'Europe/Amsterdam',
  now: new Date('2027-01-04T09:00:00.000Z'),
  toleranceMinutes: 60,
});

/** The n-th candidate, who began in that order. */
function aState(n: number, reason: string | null): ExamState {
  const candidate = aCandidate({ assessmentId: anId(7000 + n) });
  const record = {
    ...recordOf(assessment),
    assessmentId: candidate.assessmentId,
    identifiedAt: `2026-11-24T1${n}:00:00.000Z`,
    startReason: reason,
  };
  return { exam, candidate, assessment: record, handIn: null, waiting: 0 };
}

it('the record of an assessment tells why it began off its plan', () => {
  expect(recordOf(assessment).startReason).toBe('x');
  expect(recordOf(anAssessment(exam).assessment).startReason).toBeNull();
});

it('the reasons of others are offered, the latest first, each once and two at most', () => {
  const states = [
    aState(1, 'Brandalarm'),
    aState(2, 'Machine stuk'),
    aState(3, 'Brandalarm'),
    aState(4, null),
    aState(5, 'eigen'),
  ];
  expect(reasonsGiven(states, anId(7005))).toEqual(['Brandalarm', 'Machine stuk']);
  expect(reasonsGiven([...states, aState(6, 'Ziek')], anId(7005))).toEqual(['Ziek', 'Brandalarm']);
});
