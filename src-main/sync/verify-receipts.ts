/**
 * Is this answer the hub's word about what we just sent? Only then it goes into the journal. Checked: the signature by
 * the key this device enrolled with, that it is about this hub and this device, and that every receipt names a change
 * of this push with exactly our bytes.
 */
import type { ChangeId, DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { type PushAnswer, type ReceiptList, receiptListSchema } from '../../shared/protocol/hub-api';
import type { Enrolment } from '../follow/hub-place';

export type PushedBatch = {
  readonly enrolment: Pick<Enrolment, 'hubId' | 'hubPublicKey'>;
  readonly deviceId: DeviceId;
  readonly hashesById: ReadonlyMap<ChangeId, string>;
};

const isSignedByHub = (publicKey: string, { text, signature }: PushAnswer): boolean =>
  isSignedBy(publicKeyOf(publicKey), Buffer.from(text, 'utf8'), signature);

function parseList(text: string): ReceiptList | null {
  try {
    return receiptListSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The receipts and refusals of an answer, when all of it holds. */
export function verifyReceipts(answer: PushAnswer, pushed: PushedBatch): Result<ReceiptList> {
  const wrong = (at: string) => err(problem('hub-answer-not-understood', { at }));
  if (!isSignedByHub(pushed.enrolment.hubPublicKey, answer)) return wrong('signature');
  const list = parseList(answer.text);
  if (!list) return wrong('receipts');
  if (list.hubId !== pushed.enrolment.hubId || list.deviceId !== pushed.deviceId) return wrong('address');
  const received = new Set(list.receipts.map((receipt) => receipt.changeId));
  const isOurs = list.receipts.every((r) => pushed.hashesById.get(r.changeId) === r.hash);
  const isAsked = list.refusals.every((r) => pushed.hashesById.has(r.changeId) && !received.has(r.changeId));
  return isOurs && isAsked ? ok(list) : wrong('changes');
}
