/**
 * Documents that the hub itself puts into an organisation, such as its first administrator. They are changes like any
 * other: the hub is a device of the organisation with its own key, and they go through the same judgement.
 */
import { createHash, sign } from 'node:crypto';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { randomUuid } from '../../shared/kernel/world';
import { type Change, chainStart, type SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { protocolVersion } from '../../shared/protocol/protocol-version';
import {
  type ContentType,
  contentRecords,
  type DocumentType,
  documentRecords,
} from '../../shared/records/all-records';
import { acceptChanges } from '../accept/accept-changes';
import type { Store } from '../store/open-store';

/** A new document, or content under its digest. */
export type NewDocument = {
  readonly type: DocumentType | ContentType;
  readonly documentId: string;
  readonly document: unknown;
};

const recordsByType = { ...documentRecords, ...contentRecords };

type ChainEnd = { readonly seq: number; readonly hash: string };

const hubDevice = (store: Store): DeviceId => store.identity.hubId as DeviceId;

async function findChainEnd(store: Store, organisationId: OrganisationId): Promise<ChainEnd> {
  const last = await store.database
    .selectFrom('change')
    .select(['device_seq', 'hash'])
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', hubDevice(store))
    .orderBy('device_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { seq: last.device_seq, hash: last.hash } : { seq: 0, hash: chainStart };
}

function composeChange(
  store: Store,
  organisationId: OrganisationId,
  { type, documentId, document }: NewDocument,
  previous: ChainEnd,
  now: Date,
): SignedChange {
  const change: Change = {
    ...composeDraft(recordsByType[type], {
      changeId: store.world.newId<'Change'>(),
      subjectId: documentId,
      body: document,
    }),
    protocol: protocolVersion,
    organisationId,
    actorId: null,
    sessionId: null,
    deviceId: hubDevice(store),
    deviceSeq: previous.seq + 1,
    occurredAt: now.toISOString(),
    elapsedMs: 0,
    prevHash: previous.hash,
  };
  const text = JSON.stringify(change);
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  const signature = sign(null, Buffer.from(hash, 'hex'), store.identity.privateKey).toString('base64');
  return { text, hash, signature };
}

/** Makes the organisation, with the hub as its first device. */
export async function createOrganisation(
  store: Store,
  organisation: { readonly organisationId: OrganisationId; readonly name: string },
  now: Date,
): Promise<void> {
  const { organisationId, name } = organisation;
  await store.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('organisation')
      .values({ organisation_id: organisationId, name, epoch: randomUuid(store.world) })
      .execute();
    await transaction
      .insertInto('device')
      .values({
        organisation_id: organisationId,
        device_id: hubDevice(store),
        name: 'hub',
        public_key: store.identity.publicKey,
        token_hash: null,
        enrolled_at: now,
      })
      .execute();
  });
}

/** Puts new documents into the organisation, in this order. */
export async function putHubDocuments(
  store: Store,
  organisationId: OrganisationId,
  documents: readonly NewDocument[],
  now: Date,
): Promise<void> {
  let end = await findChainEnd(store, organisationId);
  const changes = documents.map((document) => {
    const signed = composeChange(store, organisationId, document, end, now);
    end = { seq: end.seq + 1, hash: signed.hash };
    return signed;
  });
  const signer = { organisationId, deviceId: hubDevice(store), publicKey: store.identity.publicKey };
  const accepted = await acceptChanges(store, signer, changes, () => now);
  if (!accepted.ok || accepted.value.refusals.length > 0)
    throw new Error('broken invariant: the hub refused documents of its own');
}
