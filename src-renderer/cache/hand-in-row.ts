/**
 * How far own changes have come: waiting until a receipt or a refusal names them. Within an epoch of the hub a receipt
 * is the last word; one of an earlier epoch no longer counts (protocol SPEC, Y2).
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { HandInRow, Outcome } from './database';

/** Whether the hub has said anything about the change. */
export const isJudged = (row: HandInRow | undefined, changeId: ChangeId): boolean =>
  row !== undefined && Object.hasOwn(row.outcomes, changeId);

/** Notes a change made on this device. */
export function noteOwn(row: HandInRow | undefined, change: Change): HandInRow {
  const { changeId, subjectId, kind, subjectType: type, examId } = change;
  const shared = { subjectId, kind, type, examId };
  return { ...shared, own: [...(row?.own ?? []), changeId], outcomes: row?.outcomes ?? {} };
}

/** Notes what the hub said about a change in this epoch of its. */
export function settle(
  row: HandInRow,
  changeId: ChangeId,
  outcome: Outcome,
  epoch: string | null,
): HandInRow {
  const earlier = row.outcomes[changeId];
  const isLastWord = earlier?.state === 'received' && earlier.epoch === epoch;
  return isLastWord ? row : { ...row, outcomes: { ...row.outcomes, [changeId]: outcome } };
}
