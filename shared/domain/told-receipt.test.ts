import { expect, test } from 'vitest';
import { aChange } from '../../test/builders/a-change';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId } from '../../test/builders/an-exam';
import type { ChangeId } from '../kernel/ids';
import { foldAssessment } from './assessment';
import { readEvent } from './read-event';

const exam = anExam();
const story = anAssessment(exam).identified().markedAll('met').signed();
const { assessment } = story;
const told = (changeId: ChangeId, number: string, receivedAt: string) =>
  aChange({
    type: 'signature-received',
    needs: 'may-ignore',
    subjectId: assessment.assessmentId,
    body: { changeId, number, receivedAt },
  });
const foldWith = (...more: readonly ReturnType<typeof told>[]) =>
  foldAssessment(assessment.assessmentId, [...story.events, ...more].map(readEvent), exam.examinerId);
const signatureId = assessment.signed?.changeId ?? anId<'Change'>(0);

test('A13 what the hub says of its receipt is told, and changes nothing else', () => {
  const before = foldWith();
  const after = foldWith(told(signatureId, '8F2C-19A0', '2026-11-24T11:00:00.000Z'));
  expect(before.received).toBeNull();
  expect(after).toEqual({
    ...before,
    received: { number: '8F2C-19A0', receivedAt: '2026-11-24T11:00:00.000Z' },
  });
});

test('A13 of two receipts the later one is told, in whatever order they come; of another signature none', () => {
  const first = told(signatureId, '1111-1111', '2026-11-24T11:00:00.000Z');
  const second = told(signatureId, '2222-2222', '2026-11-24T12:00:00.000Z');
  expect(foldWith(first, second).received?.number).toBe('2222-2222');
  expect(foldWith(second, first).received?.number).toBe('2222-2222');
  expect(foldWith(told(anId(99), '3333-3333', '2026-11-24T13:00:00.000Z')).received).toBeNull();
});
