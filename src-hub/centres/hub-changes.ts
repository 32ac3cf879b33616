/**
 * Documents that the hub itself puts into an organisation, such as its first administrator, and the organisation that it
 * puts them into.
 */
import type { OrganisationId } from '../../shared/kernel/ids';
import { randomUuid } from '../../shared/kernel/world';
import {
  type ContentType,
  contentRecords,
  type DocumentType,
  documentRecords,
} from '../../shared/records/all-records';
import { hubDevice } from '../accept/compose-hub-change';
import { writeHubChanges } from '../accept/write-hub-changes';
import type { Store } from '../store/open-store';

/** A new document, or content under its digest. */
export type NewDocument = {
  readonly type: DocumentType | ContentType;
  readonly documentId: string;
  readonly document: unknown;
};

const recordsByType = { ...documentRecords, ...contentRecords };

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
  const records = documents.map(({ type, documentId, document }) => ({
    record: recordsByType[type],
    subjectId: documentId,
    body: document,
  }));
  await store.database
    .transaction()
    .execute((transaction) => writeHubChanges(store, transaction, organisationId, records, now));
}
