/** The hub's word: receipts and refusals, the numbers of a page, or a first load, as JSON text, signed over exactly those bytes. */
import { sign } from 'node:crypto';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { BodyReceiptList } from '../../shared/protocol/body-api';
import type { BytesAnswer } from '../../shared/protocol/http-contract';
import type { PullAnswer, PushAnswer, ReceiptList } from '../../shared/protocol/hub-api';
import { composeLoadWord, composePageWord, type HubWord } from '../../shared/protocol/hub-word';
import type { BodyStanding } from '../bodies/body-receipts';
import type { Store } from '../store/open-store';
import type { Acceptance } from './accept-changes';

const signText = ({ identity }: Store, text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), identity.privateKey).toString('base64');

/**
 * Composes and signs the answer to one push.
 * @param notice what the device should know of itself
 */
export function signReceipts(
  store: Store,
  epoch: string,
  deviceId: DeviceId,
  acceptance: Pick<Acceptance, 'receipts' | 'refusals'>,
  notice: Problem | null,
): PushAnswer {
  const list: ReceiptList = {
    hubId: store.identity.hubId,
    epoch,
    durability: store.durability,
    deviceId,
    receipts: [...acceptance.receipts],
    refusals: [...acceptance.refusals],
    ...(notice ? { notice } : {}),
  };
  const text = JSON.stringify(list);
  return { text, signature: signText(store, text) };
}

/** Composes and signs the answer about bodies. */
export function signBodyReceipts(
  store: Store,
  epoch: string,
  deviceId: DeviceId,
  { bodies, missing, erased }: BodyStanding,
): HubWord {
  const { hubId } = store.identity;
  const list: BodyReceiptList = {
    hubId,
    epoch,
    durability: store.durability,
    deviceId,
    bodies,
    missing,
    erased,
  };
  const text = JSON.stringify(list);
  return { text, signature: signText(store, text) };
}

/** Signs the numbers of a page, so that whoever reads it holds the hub's word for what others made. */
export function signPage(store: Store, page: PullAnswer): PullAnswer {
  const { epoch, changes, mustLoad } = page;
  if (changes.length === 0 && !mustLoad) return page;
  const text = composePageWord(store.identity.hubId, epoch, changes, mustLoad);
  return { ...page, signature: signText(store, text) };
}

/** Signs a first load, so that whoever brings it can have put nothing into it. */
export function signLoad(store: Store, organisationId: OrganisationId, load: BytesAnswer): BytesAnswer {
  const { bytes, digest } = load;
  const text = composeLoadWord(store.identity.hubId, organisationId, digest);
  return { bytes, digest, signature: signText(store, text) };
}
