/** What goes to the folder of results: what the hub has, and nothing about which somebody must decide yet. */
import { expect, it } from 'vitest';
import { recordFor } from '../../../../shared/domain/assessment-record';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import { resultsToFile } from './results-to-file';

const candidate = aCandidate({ assessmentId: anId(7001), participantId: anId(3001) });
const exam = anExam({ candidates: [candidate] });
const signed = { changeId: anId(4001), at: '2026-11-27T10:00:00.000Z', outcome: 'passed' };
const received = { number: '8F2C-19A0', receivedAt: '2026-11-27T10:01:00.000Z' };
const state = (over: object, handIn: ExamState['handIn'] = null): ExamState => ({
  ...{ exam, candidate, handIn, waiting: 0 },
  assessment: {
    ...recordFor(undefined, candidate.assessmentId, candidate.examinerId),
    ...(over as object),
  },
});
const filed = (one: ExamState) =>
  resultsToFile([one], {
    zoneOf: () => 'Europe/Amsterdam',
    wordOf: (outcome) => outcome,
    language: 'nl',
  }).map(({ changeId }) => changeId);

it('is what is signed and received', () => {
  expect(filed(state({ signed, received }))).toEqual([anId(4001)]);
  expect(filed(state({ signed }))).toEqual([]);
  expect(filed(state({ received }))).toEqual([]);
});

it('is nothing of which the hub doubts something that nobody has decided', () => {
  expect(filed(state({ signed, received, undecidedDoubts: 1 }))).toEqual([]);
});

it('waits for what the hub says of it behind its doubts: the receipt of the device that signed comes before them', () => {
  const handIn = { state: 'received', receiptNumber: '8F2C-19A0', receivedAt: received.receivedAt } as never;
  expect(filed(state({ signed }, handIn))).toEqual([]);
});
