/**
 * Takes a push into the database: judged and stored in one transaction that holds the organisation's row lock until
 * commit, so numbers become visible in order and two hubs on one database act as one. Whatever fails rolls everything
 * back, and the device sends it all again. A push that is known whole is answered without the lock.
 */
import { sql } from 'kysely';
import type { ChangeId, OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Change } from '../../shared/protocol/change';
import type { PushedChange, Receipt, Refusal } from '../../shared/protocol/hub-api';
import { tellPush } from '../audit/tell-push';
import { findSessions } from '../authorise/find-sessions';
import type { MayWrite } from '../authorise/may-write';
import { administratorsAfter } from '../authorise/staff-standing';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import { carryOut } from './carry-out';
import { composeDoubts } from './compose-doubts';
import { composeReceived } from './compose-received';
import { eraseLate } from './erase-texts';
import {
  type ExaminedChange,
  examineChanges,
  type IdentifiedChange,
  identifyChange,
  type Signer,
} from './examine-change';
import { findFork, lengthenBranch } from './find-fork';
import { judge, type Known, type RefusedChange } from './judge';
import { gatherErasures } from './judge-erasures';
import {
  loadHeads,
  loadStored,
  lockOrganisation,
  receiptOf,
  type StoredRow,
  storeChanges,
} from './store-changes';
import { writeHubChanges } from './write-hub-changes';

export type Acceptance = {
  readonly receipts: readonly Receipt[];
  readonly refusals: readonly Refusal[];
  /** Number at which this push parts from what the hub holds of the device; null when it does not. */
  readonly forkSeq: number | null;
};

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

async function loadAdministrators(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<ReadonlySet<string>> {
  const staff = await readHeads(transaction, organisationId, 'staff', 'all');
  return [...staff.values()].reduce(administratorsAfter, new Set<string>());
}

async function gather(
  transaction: DatabaseTransaction,
  signer: Signer,
  changes: readonly Change[],
  stored: readonly StoredRow[],
): Promise<Known> {
  const documents = changes.filter(({ kind }) => kind === 'document');
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
    administrators: documents.some(({ type }) => type === 'staff')
      ? await loadAdministrators(transaction, signer.organisationId)
      : new Set(),
    erasures: await gatherErasures(transaction, signer.organisationId, documents),
  };
}

/** For whoever looks after the hub, until the copy has an id of its own. */
async function noteDoubled(
  store: Store,
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Signer,
  now: Date,
): Promise<void> {
  logEvent(store.world, 'device-doubled', { organisationId, deviceId });
  await transaction
    .updateTable('device')
    .set({ doubled_at: now })
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    .execute();
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
    const lastSeq = await lockOrganisation(transaction, organisationId);
    const stored = await loadStored(
      transaction,
      organisationId,
      examined.map((e) => e.changeId),
    );
    const changes = examined.flatMap(({ change }) => change ?? []);
    const sessionIds = [...new Set(changes.flatMap(({ sessionId }) => sessionId ?? []))];
    const sessions = await findSessions(store, transaction, signer, sessionIds, changes);
    const known = await gather(transaction, signer, changes, stored);
    const judgement = judge(examined, known, (change) => rights(change, signer, sessions));
    const receivedAt = now();
    const inserted = await storeChanges(transaction, organisationId, lastSeq, judgement.taken, receivedAt);
    const held = [...judgement.confirmedIds, ...inserted.map((row) => row.change_id)];
    if (signer.copyId) await lengthenBranch(transaction, signer, signer.copyId, held);
    const forkSeq = await findFork(transaction, signer, held);
    // What a copy hands in that has an id of its own tells of no copy that nobody knows yet.
    const isDoubled = forkSeq !== null && !signer.copyId;
    if (isDoubled) await noteDoubled(store, transaction, signer, receivedAt);
    await quarantine(transaction, signer, judgement.refused, receivedAt);
    await carryOut(
      store,
      transaction,
      organisationId,
      judgement.taken.map(({ change }) => change),
      receivedAt,
    );
    await eraseLate({ store, transaction, organisationId }, changes, lastSeq, receivedAt);
    const said = [...composeDoubts(judgement.taken), ...composeReceived(judgement.taken, inserted)];
    if (said.length > 0) await writeHubChanges(store, transaction, organisationId, said, receivedAt);
    await tellPush(transaction, signer, judgement, { sessions, isDoubled }, receivedAt);
    const confirmed = new Set(judgement.confirmedIds);
    logEvent(store.world, 'changes-accepted', {
      deviceId,
      stored: inserted.length,
      confirmed: confirmed.size,
      held: judgement.heldIds,
      doubted: judgement.taken.flatMap((t) => (t.doubt ? [`${t.change.changeId} ${t.doubt}`] : [])),
      refused: judgement.refused.map((r) => `${r.examined.changeId} ${r.problem.code}`),
    });
    return {
      receipts: [...stored.filter((row) => confirmed.has(row.change_id)), ...inserted].map(receiptOf),
      refusals: judgement.refused.map((r) => ({ changeId: r.examined.changeId, problem: r.problem })),
      forkSeq,
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
  rights: MayWrite,
): Promise<Result<Acceptance>> {
  // One that does not say which it is cannot be answered; it must not hold up the others.
  const identified = changes.flatMap((signed) => identifyChange(signed) ?? []);
  if (identified.length === 0) return err(problem('invalid-input', { at: 'changes' }));
  const known = await findKnownWhole(store, signer, identified);
  if (known) {
    const forkSeq = await findFork(
      store.database,
      signer,
      known.map((row) => row.change_id),
    );
    return ok({ receipts: known.map(receiptOf), refusals: [], forkSeq });
  }
  const examined = await examineChanges(identified, signer);
  const accepted = await store.takeTurns(signer.organisationId, () =>
    acceptUnderLock(store, signer, examined, now, rights),
  );
  return ok(accepted);
}
