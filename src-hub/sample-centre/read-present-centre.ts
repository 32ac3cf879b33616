/**
 * The sample centre as its users left it: the latest revision of each of its documents, in the order in which the hub
 * took them. A document that a newer program wrote and this one cannot read is passed over.
 */

import { joinQualification, type Qualification } from '../../shared/domain/qualification';
import type { OrganisationId } from '../../shared/kernel/ids';
import { changeSchema } from '../../shared/protocol/change';
import { type DocumentOf, type DocumentType, documentRecords } from '../../shared/records/all-records';
import { openContent } from '../../shared/records/open-record';
import type { QualificationHead } from '../../shared/records/qualification';
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

/** The qualification with its tree; none when a newer program wrote that. */
async function readWhole(
  store: Store,
  organisationId: OrganisationId,
  head: QualificationHead,
): Promise<Qualification[]> {
  const row = await store.database
    .selectFrom('change')
    .select('text')
    .where('organisation_id', '=', organisationId)
    .where('type', '=', 'qualification-version')
    .where('subject_id', '=', head.versionDigest)
    .executeTakeFirst();
  const content = row && changeSchema.safeParse(JSON.parse(row.text)).data;
  const version = content && openContent('qualification-version', content);
  return version?.state === 'read' ? [joinQualification(head, version.body)] : [];
}

/** What the sample exams of a day are made from, and those that are there. */
export async function readPresentCentre(
  store: Store,
  organisationId: OrganisationId,
): Promise<PresentCentre> {
  const heads = await readLatest(store, organisationId, 'qualification');
  return {
    staff: await readLatest(store, organisationId, 'staff'),
    participants: await readLatest(store, organisationId, 'participant'),
    qualifications: (await Promise.all(heads.map((head) => readWhole(store, organisationId, head)))).flat(),
    exams: await readLatest(store, organisationId, 'exam'),
  };
}
