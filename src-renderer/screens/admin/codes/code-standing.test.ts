import { expect, it } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import type { SubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { codeStanding } from './code-standing';

const quarterMs = 15 * 60_000;
const receivedAt = '2026-11-26T10:00:00.000Z';
const at = (seconds: number) => new Date(receivedAt).getTime() + seconds * 1000;
const handIn = (over: Partial<SubjectHandIn>): SubjectHandIn => ({
  subjectId: 's',
  kind: 'document',
  type: 'one-time-code',
  examId: null,
  waiting: 0,
  filesWaiting: null,
  received: 0,
  refusals: [],
  lastReceived: null,
  signature: null,
  ...over,
});
const received = handIn({ lastReceived: { state: 'received', receiptNumber: '8F2C', receivedAt } });

it('a code does not work before the hub has it', () => {
  expect(codeStanding(undefined, quarterMs, at(0), null)).toEqual({ kind: 'waiting' });
  expect(codeStanding(handIn({ waiting: 1 }), quarterMs, at(0), null)).toEqual({ kind: 'waiting' });
});

it('a code counts for a quarter of an hour from when the hub has it, and not a second longer', () => {
  expect(codeStanding(received, quarterMs, at(0), null)).toEqual({ kind: 'counts', secondsLeft: 900 });
  // Clocks differ by a little.
  expect(codeStanding(received, quarterMs, at(-2), null)).toEqual({ kind: 'counts', secondsLeft: 900 });
  expect(codeStanding(received, quarterMs, at(899), null)).toEqual({ kind: 'counts', secondsLeft: 1 });
  expect(codeStanding(received, quarterMs, at(900), null)).toEqual({ kind: 'over' });
});

it('a code that the hub refused says so', () => {
  const refused = problem('not-allowed');
  const refusals = [{ changeId: 'c' as never, problem: refused }];
  expect(codeStanding(handIn({ refusals }), quarterMs, at(0), null)).toEqual({
    kind: 'refused',
    problem: refused,
  });
});

it('a code that was used counts down no more, and says by whom', () => {
  expect(codeStanding(received, quarterMs, at(10), 'Tablet 4')).toEqual({ kind: 'used', by: 'Tablet 4' });
  expect(codeStanding(received, quarterMs, at(900), 'J. Wierda')).toEqual({ kind: 'used', by: 'J. Wierda' });
});
