/** The revision that documents of an organisation stand at, read. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import type { DocumentType } from '../../shared/records/all-records';
import type { Database, DatabaseTransaction } from './open-store';

/** Of one kind, by id; those that are no change any more are passed over. */
export async function readHeads(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  type: DocumentType,
  documentIds: readonly string[] | 'all',
): Promise<ReadonlyMap<string, Change>> {
  const rows = await database
    .selectFrom('document_head')
    .innerJoin('change', (join) =>
      join
        .onRef('change.organisation_id', '=', 'document_head.organisation_id')
        .onRef('change.change_id', '=', 'document_head.change_id'),
    )
    .select('change.text')
    .where('document_head.organisation_id', '=', organisationId)
    .where('document_head.subject_type', '=', type)
    .$if(documentIds !== 'all', (query) =>
      query.where('document_head.subject_id', '=', sql<string>`any(${documentIds})`),
    )
    .execute();
  const changes = rows.flatMap((row) => readChange(row) ?? []);
  return new Map(changes.map((change) => [change.subjectId, change]));
}

/** One of them; null when there is none. */
export const readHead = async (
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  type: DocumentType,
  documentId: string,
): Promise<Change | null> =>
  (await readHeads(database, organisationId, type, [documentId])).get(documentId) ?? null;
