/**
 * Puts the sample centre into the hub, once, and gives it exams on the day of every later start, so that there is always
 * something to do. Two hubs that start at the same moment on one database seed it once too: a lock of the database makes
 * the second wait and find it there. Nothing that is in the centre is ever changed.
 */
import { sql } from 'kysely';
import type { ComposedExam } from '../../shared/domain/compose-exam';
import { type Qualification, splitQualification } from '../../shared/domain/qualification';
import type { OrganisationId } from '../../shared/kernel/ids';
import { createOrganisation, type NewDocument, putHubDocuments } from '../centres/hub-changes';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { composeSampleCentre } from './compose-sample-centre';
import { composeSampleExams } from './compose-sample-exams';
import type { SampleGroups } from './compose-sample-groups';
import { readPresentCentre } from './read-present-centre';

const seedLock = 7_210_002;

async function findSampleCentre(store: Store): Promise<OrganisationId | null> {
  const found = await sql<{ organisation_id: OrganisationId }>`
    select organisation_id from change
    where type = 'organisation' and text::json -> 'body' ->> 'isSample' = 'true' order by seq limit 1
  `.execute(store.database);
  return found.rows[0]?.organisation_id ?? null;
}

const examDocuments = (exams: readonly ComposedExam[]): NewDocument[] =>
  exams.flatMap(({ planned, definition }) => [
    { type: 'exam-definition', documentId: planned.definitionDigest, document: definition },
    { type: 'exam', documentId: planned.examId, document: planned },
  ]);

function qualificationDocuments(qualification: Qualification): NewDocument[] {
  const { head, version } = splitQualification(qualification, null);
  return [
    { type: 'qualification-version', documentId: head.versionDigest, document: version },
    { type: 'qualification', documentId: head.qualificationId, document: head },
  ];
}

const groupDocuments = ({ groups, memberships, participations }: SampleGroups): NewDocument[] => [
  ...groups.map((d) => ({ type: 'group' as const, documentId: d.groupId, document: d })),
  ...memberships.map((d) => ({ type: 'group-membership' as const, documentId: d.membershipId, document: d })),
  ...participations.map((d) => ({
    type: 'participation' as const,
    documentId: d.participationId,
    document: d,
  })),
];

async function seed(store: Store, now: Date): Promise<OrganisationId> {
  const centre = composeSampleCentre({ now, newId: store.world.newId });
  const { organisation } = centre;
  const documents: NewDocument[] = [
    { type: 'organisation', documentId: organisation.organisationId, document: organisation },
    ...centre.staff.map((d) => ({ type: 'staff' as const, documentId: d.staffId, document: d })),
    ...centre.participants.map((d) => ({
      type: 'participant' as const,
      documentId: d.participantId,
      document: d,
    })),
    ...centre.qualifications.flatMap(qualificationDocuments),
    ...examDocuments(centre.exams),
    ...groupDocuments(centre),
  ];
  await createOrganisation(store, organisation, now);
  await putHubDocuments(store, organisation.organisationId, documents, now);
  logEvent(store.world, 'sample-centre-made', {
    organisationId: organisation.organisationId,
    documents: documents.length,
  });
  return organisation.organisationId;
}

/** Plans today's exams in the centre that is there, where they are not planned yet. */
async function refresh(store: Store, organisationId: OrganisationId, now: Date): Promise<void> {
  const exams = composeSampleExams(await readPresentCentre(store, organisationId), {
    now,
    newId: store.world.newId,
  });
  if (exams.length === 0) return;
  await putHubDocuments(store, organisationId, examDocuments(exams), now);
  logEvent(store.world, 'sample-exams-made', { organisationId, documents: exams.length });
}

/** The sample centre's id, with exams on the day of `now`; makes it when it is not there. */
export async function seedSampleCentre(store: Store, now: Date): Promise<OrganisationId> {
  return store.database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${seedLock})`.execute(connection);
    try {
      const found = await findSampleCentre(store);
      if (!found) return await seed(store, now);
      await refresh(store, found, now);
      return found;
    } finally {
      await sql`select pg_advisory_unlock(${seedLock})`.execute(connection);
    }
  });
}
