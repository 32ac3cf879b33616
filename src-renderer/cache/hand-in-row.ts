/**
 * How far own changes have come: waiting until a receipt or a refusal names them. Within an epoch of the hub a receipt
 * is the last word; one of an earlier epoch no longer counts (protocol SPEC, Y2).
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { HandInRow } from './database';
import type { SubjectHandIn } from './query-cache';
import type { HandIn } from './read-cache';

/** How far one change has come. A receipt of an earlier epoch counts no more: the change is handed in again. */
export function handInOf(row: HandInRow, changeId: ChangeId, epoch: string | null): HandIn {
  const outcome = row.outcomes[changeId];
  if (!outcome) return { state: 'waiting' };
  if (outcome.state === 'refused') return outcome;
  const { receiptNumber, receivedAt } = outcome;
  return outcome.epoch === epoch ? { state: 'received', receiptNumber, receivedAt } : { state: 'waiting' };
}

/** How many changes wait, counted in this epoch. */
export const countWaiting = (row: HandInRow, epoch: string | null): number =>
  row.own.filter((changeId) => handInOf(row, changeId, epoch).state === 'waiting').length;

/** Refusals that ask for a person: a later version of the same document that was received has dealt with one. */
function openRefusals(row: HandInRow, epoch: string | null): SubjectHandIn['refusals'] {
  const states = row.own.map((changeId) => ({ changeId, handIn: handInOf(row, changeId, epoch) }));
  const settledUpTo =
    row.kind === 'event' ? -1 : states.findLastIndex(({ handIn }) => handIn.state === 'received');
  return states
    .slice(settledUpTo + 1)
    .flatMap(({ changeId, handIn }) =>
      handIn.state === 'refused' ? [{ changeId, problem: handIn.problem }] : [],
    );
}

/**
 * What lists say of one subject.
 * @param signatureId of its assessment, if that is signed
 */
export function summarise(row: HandInRow, epoch: string | null, signatureId: ChangeId | null): SubjectHandIn {
  const received = row.own
    .map((changeId) => handInOf(row, changeId, epoch))
    .filter((handIn) => handIn.state === 'received');
  return {
    subjectId: row.subjectId,
    kind: row.kind,
    type: row.type,
    examId: row.examId,
    waiting: countWaiting(row, epoch),
    received: received.length,
    refusals: openRefusals(row, epoch),
    lastReceived: received.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).at(-1) ?? null,
    signature: signatureId && row.own.includes(signatureId) ? handInOf(row, signatureId, epoch) : null,
  };
}
