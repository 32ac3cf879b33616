/** How far own changes have come: waiting until a receipt or a refusal names them; a receipt is the last word. */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { HandInRow, Outcome } from './database';

/** Whether the hub has said anything about the change. */
export const isJudged = (row: HandInRow | undefined, changeId: ChangeId): boolean =>
  row !== undefined && Object.hasOwn(row.outcomes, changeId);

/** Notes a change made on this device. */
export function noteOwn(row: HandInRow | undefined, change: Change): HandInRow {
  const { changeId, subjectId, kind, type, examId } = change;
  const shared = { subjectId, kind, type: kind === 'event' ? 'assessment' : type, examId };
  return { ...shared, own: [...(row?.own ?? []), changeId], outcomes: row?.outcomes ?? {} };
}

/** Notes what the hub said about a change. */
export const settle = (row: HandInRow, changeId: ChangeId, outcome: Outcome): HandInRow =>
  row.outcomes[changeId]?.state === 'received'
    ? row
    : { ...row, outcomes: { ...row.outcomes, [changeId]: outcome } };
