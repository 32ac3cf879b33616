/**
 * Two copies of one device's folder, both in use, told from one device. A device that goes on from an old copy parts its
 * chain once, and once more when it goes on behind what the hub sent back (H4). Two copies at work leave the branch of
 * the other one again and again: at the third time within a day the device is taken for two.
 */
import type { Change } from '../../shared/protocol/change';
import type { DatabaseTransaction } from '../store/open-store';
import type { Signer } from './examine-change';

/** What one device alone can do in a day. */
const mostSwitches = 2;
const dayMs = 24 * 3_600_000;

type Step = 'on' | 'late' | 'switched';

const changesOf = (transaction: DatabaseTransaction, { organisationId, deviceId }: Signer) =>
  transaction
    .selectFrom('change')
    .select('prev_hash')
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId);

const deviceOf = (transaction: DatabaseTransaction, { organisationId, deviceId }: Signer) =>
  transaction
    .selectFrom('device')
    .select(['last_hash', 'last_device_seq', 'switches', 'switched_at', 'doubled_at'])
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst();

type Last = { readonly last_hash: string | null; readonly last_device_seq: number | null };

/** How the first new change stands to the last one that came. */
async function findStep(
  transaction: DatabaseTransaction,
  signer: Signer,
  first: Change,
  { last_hash, last_device_seq }: Last,
): Promise<Step> {
  // Nearly every push ends here.
  if (last_hash === null || last_device_seq === null || last_hash === first.prevHash) return 'on';
  const before = await changesOf(transaction, signer)
    .where('device_seq', '=', first.deviceSeq - 1)
    .where('hash', '=', first.prevHash)
    .executeTakeFirst();
  // What it goes on from did not come yet, or was refused: nobody can tell.
  if (!before && first.deviceSeq > 1) return 'on';
  const siblings = await changesOf(transaction, signer)
    .where('device_seq', '=', first.deviceSeq)
    .executeTakeFirst();
  return siblings || first.deviceSeq > last_device_seq ? 'switched' : 'late';
}

/**
 * Follows what a device sends, before it is stored.
 * @param made its new changes, by their number
 * @returns true when these prove that it is two; they are taken all the same
 */
export async function followChain(
  transaction: DatabaseTransaction,
  signer: Signer,
  made: readonly { readonly change: Change; readonly signed: { readonly hash: string } }[],
  now: Date,
): Promise<boolean> {
  const [first] = made;
  const last = made.at(-1);
  const device = first && (await deviceOf(transaction, signer));
  if (!device || !last) return false;
  const step = await findStep(transaction, signer, first.change, device);
  const isLately = device.switched_at !== null && now.getTime() - device.switched_at.getTime() < dayMs;
  const switches = (isLately ? device.switches : 0) + (step === 'switched' ? 1 : 0);
  const isDouble = step === 'switched' && switches > mostSwitches;
  const isEnd = step !== 'late' || last.change.deviceSeq > (device.last_device_seq ?? 0);
  await transaction
    .updateTable('device')
    .set({
      ...(isEnd ? { last_hash: last.signed.hash, last_device_seq: last.change.deviceSeq } : {}),
      ...(step === 'switched' ? { switches, switched_at: now } : {}),
      ...(isDouble ? { doubled_at: device.doubled_at ?? now } : {}),
      // An update of nothing is none.
      device_id: signer.deviceId,
    })
    .where('organisation_id', '=', signer.organisationId)
    .where('device_id', '=', signer.deviceId)
    .execute();
  return isDouble;
}
