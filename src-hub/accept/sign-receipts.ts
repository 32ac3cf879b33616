/** The hub's word: a list of receipts and refusals as JSON text, signed over exactly those bytes. */
import { sign } from 'node:crypto';
import type { DeviceId } from '../../shared/kernel/ids';
import type { PushAnswer, ReceiptList } from '../../shared/protocol/hub-api';
import type { Store } from '../store/open-store';
import type { Acceptance } from './accept-changes';

/** Composes and signs the answer to one push. */
export function signReceipts(
  store: Store,
  epoch: string,
  deviceId: DeviceId,
  acceptance: Acceptance,
): PushAnswer {
  const list: ReceiptList = {
    hubId: store.identity.hubId,
    epoch,
    durability: store.durability,
    deviceId,
    receipts: [...acceptance.receipts],
    refusals: [...acceptance.refusals],
  };
  const text = JSON.stringify(list);
  const signature = sign(null, Buffer.from(text, 'utf8'), store.identity.privateKey).toString('base64');
  return { text, signature };
}
