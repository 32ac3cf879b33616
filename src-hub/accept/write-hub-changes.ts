/**
 * Writes what the hub says into an organisation, within the transaction of whatever it says it about: both are there, or
 * neither. Nobody judges the hub; what it writes must fit its kind as anybody's must.
 */
import type { OrganisationId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { type ChainEnd, composeHubChange, emptyChain, type HubRecord, hubDevice } from './compose-hub-change';
import { findMisfit } from './find-misfit';
import { documentKey } from './judge';
import { loadHeads, lockOrganisation, storeChanges } from './store-changes';

async function findChainEnd(
  store: Pick<Store, 'identity'>,
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<ChainEnd> {
  const last = await transaction
    .selectFrom('change')
    .select(['device_seq', 'hash'])
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', hubDevice(store))
    .orderBy('device_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { seq: last.device_seq, hash: last.hash } : emptyChain;
}

/**
 * Writes them in this order, under the organisation's lock. A document goes upon its present revision.
 * @returns the changes, as every device will read them
 */
export async function writeHubChanges(
  store: Pick<Store, 'identity' | 'world'>,
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  records: readonly HubRecord[],
  now: Date,
): Promise<readonly SignedChange[]> {
  const lastSeq = await lockOrganisation(transaction, organisationId);
  const documentIds = records.flatMap(({ record, subjectId }) =>
    record.kind === 'document' ? [subjectId] : [],
  );
  const heads = new Map(await loadHeads(transaction, organisationId, documentIds));
  let previous = await findChainEnd(store, transaction, organisationId);
  const written = records.map((one) => {
    const key = documentKey({ subjectType: one.record.subjectType, subjectId: one.subjectId });
    const upon = heads.get(key) ?? null;
    const composed = composeHubChange(store, organisationId, one, { previous, upon, now });
    const misfit = findMisfit(composed.change);
    if (misfit) throw new Error(`broken invariant: the hub wrote a ${one.record.type} that does not fit`);
    previous = { seq: composed.change.deviceSeq, hash: composed.signed.hash };
    if (one.record.kind === 'document') heads.set(key, composed.change.changeId);
    return composed;
  });
  await storeChanges(transaction, organisationId, lastSeq, written, now);
  return written.map(({ signed }) => signed);
}
