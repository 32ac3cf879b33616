/**
 * Puts the sample centre into the hub, once. Two hubs that start at the same moment on one database seed it once too:
 * a lock of the database makes the second wait and find it there.
 */
import { sql } from 'kysely';
import { newId, type OrganisationId } from '../../shared/kernel/ids';
import { createOrganisation, type NewDocument, putHubDocuments } from '../centres/hub-changes';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { composeSampleCentre } from './compose-sample-centre';

const seedLock = 7_210_002;

async function findSampleCentre(store: Store): Promise<OrganisationId | null> {
  const found = await sql<{ organisation_id: OrganisationId }>`
    select organisation_id from change
    where type = 'organisation' and text::json -> 'body' ->> 'isSample' = 'true' order by seq limit 1
  `.execute(store.database);
  return found.rows[0]?.organisation_id ?? null;
}

async function seed(store: Store, now: Date): Promise<OrganisationId> {
  const centre = composeSampleCentre({ now, newId });
  const { organisation } = centre;
  const documents: NewDocument[] = [
    { type: 'organisation', documentId: organisation.organisationId, document: organisation },
    ...centre.staff.map((d) => ({ type: 'staff' as const, documentId: d.staffId, document: d })),
    ...centre.participants.map((d) => ({
      type: 'participant' as const,
      documentId: d.participantId,
      document: d,
    })),
    ...centre.qualifications.map((d) => ({
      type: 'qualification' as const,
      documentId: d.qualificationId,
      document: d,
    })),
    ...centre.exams.map((d) => ({ type: 'exam' as const, documentId: d.examId, document: d })),
  ];
  await createOrganisation(store, organisation, now);
  await putHubDocuments(store, organisation.organisationId, documents, now);
  logEvent('sample-centre-made', {
    organisationId: organisation.organisationId,
    documents: documents.length,
  });
  return organisation.organisationId;
}

/** The sample centre's id; makes it when it is not there. */
export async function seedSampleCentre(store: Store, now: Date): Promise<OrganisationId> {
  return store.database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${seedLock})`.execute(connection);
    try {
      return (await findSampleCentre(store)) ?? (await seed(store, now));
    } finally {
      await sql`select pg_advisory_unlock(${seedLock})`.execute(connection);
    }
  });
}
