/** What the hub says of signatures that it took: number and moment of the receipt, in the assessment itself (H48). */
import type { ChangeId } from '../../shared/kernel/ids';
import { assessmentSigned } from '../../shared/records/assessment-signed';
import { signatureReceived } from '../../shared/records/signature-received';
import type { HubRecord } from './compose-hub-change';
import type { TakenChange } from './judge';
import { receiptOf, type StoredRow } from './store-changes';

/** @param inserted the rows that the taken changes became */
export function composeReceived(
  taken: readonly TakenChange[],
  inserted: readonly StoredRow[],
): readonly HubRecord[] {
  const rows = new Map<ChangeId, StoredRow>(inserted.map((row) => [row.change_id, row]));
  return taken.flatMap(({ change }) => {
    const row = change.type === assessmentSigned.type && rows.get(change.changeId);
    if (!row || change.subjectType !== 'assessment') return [];
    const { subjectId, examId } = change;
    const { changeId, number, receivedAt } = receiptOf(row);
    return [{ record: signatureReceived, subjectId, examId, body: { changeId, number, receivedAt } }];
  });
}
