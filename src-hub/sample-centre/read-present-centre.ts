/**
 * The sample centre as its users left it: the latest revision of each of its documents, in the order in which the hub
 * took them. A document that a newer program wrote and this one cannot read is passed over.
 */

import type { OrganisationId } from '../../shared/kernel/ids';
import { changeSchema } from '../../shared/protocol/change';
import { type DocumentOf, type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { Store } from '../store/open-store';
import type { PresentCentre } from './compose-sample-exams';

async function readLatest<T extends DocumentType>(
  store: Store,
  organisationId: OrganisationId,
  type: T,
): Promise<DocumentOf<T>[]> {
  const rows = await store.database
    .selectFrom('document_head')
    .innerJoin('change', (join) =>
      join
        .onRef('change.organisation_id', '=', 'document_head.organisation_id')
        .onRef('change.change_id', '=', 'document_head.change_id'),
    )
    .select('change.text')
    .where('document_head.organisation_id', '=', organisationId)
    .where('document_head.subject_type', '=', type)
    .orderBy('change.seq')
    .execute();
  return rows.flatMap(({ text }) => {
    const change = changeSchema.safeParse(JSON.parse(text));
    const read = documentRecords[type].schema.safeParse(change.data?.body);
    return read.success ? [read.data as DocumentOf<T>] : [];
  });
}

/** What the sample exams of a day are made from, and those that are there. */
export async function readPresentCentre(
  store: Store,
  organisationId: OrganisationId,
): Promise<PresentCentre> {
  return {
    staff: await readLatest(store, organisationId, 'staff'),
    participants: await readLatest(store, organisationId, 'participant'),
    qualifications: await readLatest(store, organisationId, 'qualification'),
    exams: await readLatest(store, organisationId, 'exam'),
  };
}
