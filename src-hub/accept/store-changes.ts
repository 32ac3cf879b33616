/**
 * Puts changes into the organisation's sequence. Whoever does holds the lock on the organisation's row until commit, so
 * that numbers become visible in order and two hubs on one database act as one.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ChangeId, DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { PushedChange, Receipt } from '../../shared/protocol/hub-api';
import { noteAttachments } from '../bodies/note-attachments';
import { noteMerged } from '../candidates/note-merged';
import { moveSight, noteMembers, type Stored } from '../sight/note-members';
import type { Database, DatabaseTransaction } from '../store/open-store';
import { documentKey } from './judge';

type StorableChange = Stored & { readonly signed: PushedChange };

/** What the hub keeps of a change it took, as far as its receipt tells. */
export type StoredRow = {
  readonly change_id: ChangeId;
  readonly device_id: DeviceId;
  readonly hash: string;
  readonly seq: number;
  readonly received_at: Date;
  readonly number: string;
};

/** The receipt that stands in the row. */
export const receiptOf = (row: StoredRow): Receipt => ({
  changeId: row.change_id,
  hash: row.hash,
  seq: row.seq,
  receivedAt: row.received_at.toISOString(),
  number: row.number,
});

/** Eight characters that name this receipt aloud; always the same for the same change at the same place. */
function composeReceiptNumber(organisationId: OrganisationId, seq: number, hash: string): string {
  const digest = createHash('sha256').update(`${organisationId} ${seq} ${hash}`).digest('hex').toUpperCase();
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`;
}

/** Those of these changes that are stored, in the order of the feed. */
export const loadStored = (
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  ids: readonly ChangeId[],
): Promise<StoredRow[]> =>
  database
    .selectFrom('change')
    .select(['change_id', 'device_id', 'hash', 'seq', 'received_at', 'number'])
    .where('organisation_id', '=', organisationId)
    .where('change_id', '=', sql<ChangeId>`any(${ids})`)
    // The same push gets the same answer, receipts in the order of the feed.
    .orderBy('seq')
    .execute();

/** The revision that each of these documents stands at, by `documentKey`. */
export async function loadHeads(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, ChangeId>> {
  if (documentIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('document_head')
    .select(['subject_type', 'subject_id', 'change_id'])
    .where('organisation_id', '=', organisationId)
    .where('subject_id', '=', sql<string>`any(${documentIds})`)
    .execute();
  return new Map(
    rows.map((r) => [documentKey({ subjectType: r.subject_type, subjectId: r.subject_id }), r.change_id]),
  );
}

/** Stores all of them in one statement; the numbers were taken under the lock, so none can be missing or doubled. */
async function insertTaken(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  lastSeq: number,
  taken: readonly StorableChange[],
  receivedAt: Date,
): Promise<StoredRow[]> {
  const rows = taken.map(({ change, signed }, index) => ({
    seq: lastSeq + index + 1,
    change_id: change.changeId,
    text: signed.text,
    hash: signed.hash,
    signature: signed.signature,
    kind: change.kind,
    subject_type: change.subjectType,
    subject_id: change.subjectId,
    type: change.type,
    type_version: change.typeVersion,
    needs: change.needs,
    exam_id: change.examId,
    upon: change.upon,
    device_id: change.deviceId,
    device_seq: change.deviceSeq,
    prev_hash: change.prevHash,
    actor_id: change.actorId,
    session_id: change.sessionId,
    number: composeReceiptNumber(organisationId, lastSeq + index + 1, signed.hash),
  }));
  const inserted = await sql<StoredRow>`
    insert into change
      (organisation_id, seq, change_id, text, hash, signature, kind, subject_type, subject_id, type, type_version,
       needs, exam_id, upon, device_id, device_seq, prev_hash, actor_id, session_id, received_at, number)
    select ${organisationId}::uuid, seq, change_id, text, hash, signature, kind, subject_type, subject_id, type,
       type_version, needs, exam_id, upon, device_id, device_seq, prev_hash, actor_id, session_id,
       ${receivedAt}::timestamptz, number
    from json_to_recordset(${JSON.stringify(rows)}::json) as r
      (seq bigint, change_id uuid, text text, hash text, signature text, kind text, subject_type text,
       subject_id text, type text, type_version integer, needs text, exam_id uuid, upon uuid, device_id uuid,
       device_seq bigint, prev_hash text, actor_id uuid, session_id uuid, number text)
    on conflict do nothing
    returning change_id, device_id, hash, seq, received_at, number`.execute(transaction);
  if (inserted.rows.length !== rows.length)
    throw new Error('broken invariant: a change was stored without the lock');
  await transaction
    .updateTable('organisation')
    .set({ last_seq: lastSeq + rows.length })
    .where('organisation_id', '=', organisationId)
    .execute();
  return inserted.rows;
}

async function moveHeads(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  taken: readonly StorableChange[],
): Promise<void> {
  const lastByDocument = new Map(
    taken
      .filter(({ change }) => change.kind === 'document')
      .map(({ change }) => [
        documentKey(change),
        {
          subject_type: change.subjectType,
          subject_id: change.subjectId,
          change_id: change.changeId,
        },
      ]),
  );
  if (lastByDocument.size === 0) return;
  await sql`
    insert into document_head (organisation_id, subject_type, subject_id, change_id)
    select ${organisationId}::uuid, subject_type, subject_id, change_id
    from json_to_recordset(${JSON.stringify([...lastByDocument.values()])}::json) as r
      (subject_type text, subject_id text, change_id uuid)
    on conflict (organisation_id, subject_type, subject_id) do update set change_id = excluded.change_id
  `.execute(transaction);
}

/** Takes the organisation's lock, and says which number was given out last. */
export async function lockOrganisation(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<number> {
  const { last_seq: lastSeq } = await transaction
    .selectFrom('organisation')
    .select('last_seq')
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return lastSeq;
}

/**
 * Stores new changes and moves the documents among them on.
 * @param lastSeq as `lockOrganisation` said
 * @returns their rows, in the order given
 */
export async function storeChanges(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  lastSeq: number,
  taken: readonly StorableChange[],
  receivedAt: Date,
): Promise<StoredRow[]> {
  if (taken.length === 0) return [];
  const inserted = await insertTaken(transaction, organisationId, lastSeq, taken, receivedAt);
  await moveHeads(transaction, organisationId, taken);
  const placed = taken.map(({ change }, index) => ({ change, seq: lastSeq + index + 1 }));
  await noteAttachments(transaction, organisationId, placed);
  await noteMerged(
    transaction,
    organisationId,
    taken.map(({ change }) => change),
  );
  if (await noteMembers(transaction, organisationId, taken))
    await moveSight(transaction, organisationId, lastSeq + taken.length);
  return inserted;
}
