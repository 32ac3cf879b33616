/**
 * Evidence whose bytes are on their way from a candidate. Nothing is recorded before the hub read them back, and nothing is
 * given for a digest alone: who names bytes that somebody else brought must send them as well.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { DeviceId, OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { SealBrokenError } from '../../shared/node/sealed-chunks';
import { beginEvidenceSchema } from '../../shared/protocol/candidate-api';
import { dropBodies, loadBodies } from '../bodies/kept-bodies';
import { type Bodies, isMissing } from '../bodies/object-store';
import { takeIn } from '../bodies/take-in';
import { beginUpload, dropUpload, loadUpload, readPieces, type UploadName } from '../bodies/upload-pieces';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';

/** What a candidate says of evidence before it is there. */
export type SaidEvidence = z.infer<typeof beginEvidenceSchema>;

export type Coming = {
  readonly organisationId: OrganisationId;
  readonly uploadId: string;
  readonly participantId: ParticipantId;
  readonly evidenceId: string;
  readonly digest: string;
  readonly bytes: number;
  readonly said: SaidEvidence;
  readonly isProved: boolean;
};

type Reader = Database | DatabaseTransaction;

/** As the pieces of uploads are kept: no device has this id, and nobody but the hub makes it. */
export const uploadOf = ({ organisationId, uploadId, digest }: Coming): UploadName => ({
  organisationId,
  deviceId: uploadId as DeviceId,
  digest,
});

async function select(
  database: Reader,
  organisationId: OrganisationId,
  where: {
    readonly uploadId?: string;
    readonly evidenceId?: string;
    readonly people?: readonly ParticipantId[];
  },
): Promise<readonly Coming[]> {
  const rows = await database
    .selectFrom('candidate_upload')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(where.uploadId !== undefined, (query) => query.where('upload_id', '=', where.uploadId ?? ''))
    .$if(where.evidenceId !== undefined, (query) => query.where('evidence_id', '=', where.evidenceId ?? ''))
    .$if(where.people !== undefined, (query) =>
      query.where('participant_id', '=', sql<ParticipantId>`any(${[...(where.people ?? [])]})`),
    )
    .orderBy('begun_at')
    .orderBy('upload_id')
    .execute();
  return rows.map((row) => ({
    organisationId,
    uploadId: row.upload_id,
    participantId: row.participant_id,
    evidenceId: row.evidence_id,
    digest: row.digest,
    bytes: row.bytes,
    said: beginEvidenceSchema.parse(JSON.parse(row.said)),
    isProved: row.is_proved,
  }));
}

/** All of one person. */
export const listComing = (
  database: Reader,
  organisationId: OrganisationId,
  people: readonly ParticipantId[],
): Promise<readonly Coming[]> => select(database, organisationId, { people });

/** One of this person; of another's as of one that never was. */
export async function findComing(
  database: Reader,
  organisationId: OrganisationId,
  people: readonly ParticipantId[],
  which: { readonly uploadId: string } | { readonly evidenceId: string },
): Promise<Coming | null> {
  const [found] = await select(database, organisationId, { ...which, people });
  return found ?? null;
}

export async function putComing(
  transaction: DatabaseTransaction,
  coming: Coming,
  now: Date,
): Promise<boolean> {
  const put = await transaction
    .insertInto('candidate_upload')
    .values({
      organisation_id: coming.organisationId,
      upload_id: coming.uploadId,
      participant_id: coming.participantId,
      evidence_id: coming.evidenceId,
      digest: coming.digest,
      bytes: coming.bytes,
      said: JSON.stringify(coming.said),
      begun_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('upload_id')
    .executeTakeFirst();
  return put !== undefined;
}

export async function forgetComing(transaction: DatabaseTransaction, coming: Coming): Promise<void> {
  await transaction
    .deleteFrom('candidate_upload')
    .where('organisation_id', '=', coming.organisationId)
    .where('upload_id', '=', coming.uploadId)
    .execute();
}

/** With all that came; a body that nothing else names goes, too. */
export async function dropComing(transaction: DatabaseTransaction, coming: Coming): Promise<void> {
  const { organisationId, digest } = coming;
  await dropUpload(transaction, uploadOf(coming));
  await forgetComing(transaction, coming);
  const found = await sql<{ isNamed: boolean }>`select exists (select 1 from attachment a
      where a.organisation_id = ${organisationId} and a.digest = ${digest})
    or exists (select 1 from candidate_upload u where u.organisation_id = ${organisationId}
      and u.digest = ${digest} and u.is_proved) as "isNamed"`.execute(transaction);
  if (coming.isProved && !found.rows[0]?.isNamed) await dropBodies(transaction, organisationId, [digest]);
}

export async function dropComingOf(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  people: readonly ParticipantId[],
): Promise<void> {
  for (const coming of await listComing(transaction, organisationId, people))
    await dropComing(transaction, coming);
}

/** Those that were begun before then. */
export async function dropStale(database: Database, before: Date): Promise<void> {
  const rows = await database
    .selectFrom('candidate_upload')
    .select(['organisation_id', 'upload_id'])
    .where('begun_at', '<', before)
    .limit(500)
    .execute();
  for (const { organisation_id: organisationId, upload_id: uploadId } of rows)
    await database.transaction().execute(async (transaction) => {
      const [stale] = await select(transaction, organisationId, { uploadId });
      if (stale) await dropComing(transaction, stale);
    });
}

type Came = 'whole' | 'differs' | 'lost' | 'unfinished';

/** Whether what this very candidate sent is what they named. */
async function readBack({ database }: Store, { objects }: Bodies, coming: Coming): Promise<Came> {
  const upload = await loadUpload(database, uploadOf(coming));
  if (!upload || upload.came < upload.bytes) return 'unfinished';
  const hash = createHash('sha256');
  try {
    for await (const piece of readPieces(database, objects, upload)) hash.update(piece);
  } catch (error) {
    if (error instanceof SealBrokenError || isMissing(error)) return 'lost';
    throw error;
  }
  return hash.digest('hex') === coming.digest ? 'whole' : 'differs';
}

const beginAnew = async (store: Store, coming: Coming): Promise<void> => {
  await store.database.transaction().execute((transaction) => dropUpload(transaction, uploadOf(coming)));
  await beginUpload(store, uploadOf(coming), coming.bytes);
};

const setProved = async ({ database }: Store, coming: Coming, isProved: boolean): Promise<void> => {
  await database
    .updateTable('candidate_upload')
    .set({ is_proved: isProved })
    .where('organisation_id', '=', coming.organisationId)
    .where('upload_id', '=', coming.uploadId)
    .execute();
};

async function prove(store: Store, bodies: Bodies, coming: Coming): Promise<Problem | null> {
  if (coming.isProved) return null;
  const came = await readBack(store, bodies, coming);
  if (came === 'unfinished') return problem('upload-unfinished');
  if (came === 'whole') {
    await setProved(store, coming, true);
    return null;
  }
  await beginAnew(store, coming);
  return problem(came === 'differs' ? 'body-differs' : 'upload-unfinished');
}

/**
 * Makes a body of what came, if it came whole. Whatever ends it on the way, it is done again when the page asks again.
 * @returns why it could not; rejects where store or database do not answer
 */
export const takeInComing = (store: Store, bodies: Bodies, coming: Coming): Promise<Problem | null> =>
  store.takeTurns(`candidate upload ${coming.uploadId}`, async () => {
    const unproved = await prove(store, bodies, coming);
    if (unproved) return unproved;
    const refusal = await takeIn(store, bodies, uploadOf(coming), {
      origin: 'candidate',
      about: { kind: 'participant', id: coming.participantId },
    });
    if (refusal) return refusal;
    const [body] = await loadBodies(store.database, coming.organisationId, [coming.digest]);
    if (body) return null;
    await setProved(store, coming, false);
    await beginAnew(store, coming);
    return problem('upload-unfinished');
  });
