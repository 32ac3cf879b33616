/**
 * Takes a push into the database: judged and stored in one transaction that holds the organisation's row lock until
 * commit, so numbers become visible in order and two hubs on one database act as one. Whatever fails rolls everything
 * back, and the device sends it all again. A push that is known whole is answered without the lock.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ChangeId, DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { PushedChange, Receipt, Refusal } from '../../shared/protocol/hub-api';
import { type MayWrite, mayWrite } from '../authorise/may-write';
import { logEvent } from '../log';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';
import {
  type ExaminedChange,
  examineChanges,
  type IdentifiedChange,
  identifyChange,
  type Signer,
} from './examine-change';
import { documentKey, judge, type Known, type RefusedChange, type TakenChange } from './judge';

export type Acceptance = { readonly receipts: readonly Receipt[]; readonly refusals: readonly Refusal[] };

type StoredRow = {
  readonly change_id: ChangeId;
  readonly device_id: DeviceId;
  readonly hash: string;
  readonly seq: number;
  readonly received_at: Date;
  readonly number: string;
};

const receiptOf = (row: StoredRow): Receipt => ({
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

const loadStored = (
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

async function loadHeads(
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

async function loadSeenIds(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  ids: readonly ChangeId[],
): Promise<ReadonlySet<ChangeId>> {
  if (ids.length === 0) return new Set();
  const found = await sql<{ change_id: ChangeId }>`
    select change_id from change where organisation_id = ${organisationId} and change_id = any(${ids})
    union select change_id from refused_change where organisation_id = ${organisationId} and change_id = any(${ids})
  `.execute(transaction);
  return new Set(found.rows.map((row) => row.change_id));
}

/** Stores all of them in one statement; the numbers were taken under the lock, so none can be missing or doubled. */
async function insertTaken(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  lastSeq: number,
  taken: readonly TakenChange[],
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
  taken: readonly TakenChange[],
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

/** What a device said of its bytes may be anything; a text column takes no NUL and need not take a megabyte. */
const keepable = (said: string): string => (/^[\w+/=-]{0,120}$/.test(said) ? said : '');

async function quarantine(
  transaction: DatabaseTransaction,
  signer: Signer,
  refused: readonly RefusedChange[],
  receivedAt: Date,
): Promise<void> {
  if (refused.length === 0) return;
  await transaction
    .insertInto('refused_change')
    .values(
      refused.map(({ examined, problem: reason }) => ({
        organisation_id: signer.organisationId,
        device_id: signer.deviceId,
        change_id: examined.changeId,
        content_hash: examined.contentHash,
        text: Buffer.from(examined.signed.text, 'utf8'),
        hash: keepable(examined.signed.hash),
        signature: keepable(examined.signed.signature),
        device_seq: examined.change?.deviceSeq ?? null,
        problem: reason.code,
        details: JSON.stringify(reason.details),
        received_at: receivedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function gather(
  transaction: DatabaseTransaction,
  signer: Signer,
  examined: readonly ExaminedChange[],
  stored: readonly StoredRow[],
): Promise<Known> {
  const documents = examined.flatMap(({ change }) => (change?.kind === 'document' ? [change] : []));
  return {
    hashesById: new Map(stored.map((row) => [row.change_id, row.hash])),
    headsByDocument: await loadHeads(
      transaction,
      signer.organisationId,
      documents.map((d) => d.subjectId),
    ),
    seenIds: await loadSeenIds(
      transaction,
      signer.organisationId,
      documents.flatMap((d) => (d.upon ? [d.upon] : [])),
    ),
  };
}

function acceptUnderLock(
  store: Store,
  signer: Signer,
  examined: readonly ExaminedChange[],
  now: () => Date,
  rights: MayWrite,
): Promise<Acceptance> {
  const { organisationId, deviceId } = signer;
  return store.database.transaction().execute(async (transaction) => {
    const { last_seq: lastSeq } = await transaction
      .selectFrom('organisation')
      .select('last_seq')
      .where('organisation_id', '=', organisationId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const stored = await loadStored(
      transaction,
      organisationId,
      examined.map((e) => e.changeId),
    );
    const judgement = judge(examined, await gather(transaction, signer, examined, stored), (change) =>
      rights(change, signer),
    );
    const receivedAt = now();
    const inserted =
      judgement.taken.length > 0
        ? await insertTaken(transaction, organisationId, lastSeq, judgement.taken, receivedAt)
        : [];
    await moveHeads(transaction, organisationId, judgement.taken);
    await quarantine(transaction, signer, judgement.refused, receivedAt);
    const confirmed = new Set(judgement.confirmedIds);
    logEvent(store.world, 'changes-accepted', {
      deviceId,
      stored: inserted.length,
      confirmed: confirmed.size,
      held: judgement.heldIds,
      doubted: judgement.taken.flatMap((t) => (t.doubt ? [`${t.change.changeId} ${t.doubt.code}`] : [])),
      refused: judgement.refused.map((r) => `${r.examined.changeId} ${r.problem.code}`),
    });
    return {
      receipts: [...stored.filter((row) => confirmed.has(row.change_id)), ...inserted].map(receiptOf),
      refusals: judgement.refused.map((r) => ({ changeId: r.examined.changeId, problem: r.problem })),
    };
  });
}

/** The rows of a push that is stored already, all of it, by this device; its signatures were checked then. */
async function findKnownWhole(
  store: Store,
  signer: Signer,
  identified: readonly IdentifiedChange[],
): Promise<readonly StoredRow[] | null> {
  const ids = identified.map((item) => item.changeId);
  const rows = await loadStored(store.database, signer.organisationId, ids);
  const rowById = new Map(rows.map((row) => [row.change_id, row]));
  const isKnown = ({ changeId, contentHash, signed }: IdentifiedChange): boolean => {
    const row = rowById.get(changeId);
    return row?.hash === contentHash && signed.hash === contentHash && row.device_id === signer.deviceId;
  };
  return identified.every(isKnown) ? rows : null;
}

/** Judges and stores what one device pushed. */
export async function acceptChanges(
  store: Store,
  signer: Signer,
  changes: readonly PushedChange[],
  now: () => Date,
  rights: MayWrite = mayWrite,
): Promise<Result<Acceptance>> {
  // One that does not say which it is cannot be answered; it must not hold up the others.
  const identified = changes.flatMap((signed) => identifyChange(signed) ?? []);
  if (identified.length === 0) return err(problem('invalid-input', { at: 'changes' }));
  const known = await findKnownWhole(store, signer, identified);
  if (known) return ok({ receipts: known.map(receiptOf), refusals: [] });
  const examined = await examineChanges(identified, signer);
  const accepted = await store.takeTurns(signer.organisationId, () =>
    acceptUnderLock(store, signer, examined, now, rights),
  );
  return ok(accepted);
}
