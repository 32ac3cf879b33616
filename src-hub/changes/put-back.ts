/**
 * The hub was put back to an older state, says a device: it knows of a number that was never given out in this epoch, or
 * of another change at that number. That counts only with the hub's own signed word for it (`hub-word`). Then a new
 * epoch begins, and what was lost comes back from the devices: from those that made it, and from any that holds it.
 */
import { sql } from 'kysely';
import type { ChangeId } from '../../shared/kernel/ids';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { PushedChange } from '../../shared/protocol/hub-api';
import { type HubWord, readHubWord } from '../../shared/protocol/hub-word';
import { acceptChanges } from '../accept/accept-changes';
import { identifyChange, makerOf, type Signer } from '../accept/examine-change';
import { countAudit } from '../audit/write-audit';
import type { MayWrite } from '../authorise/may-write';
import { logEvent } from '../log';
import { beginEpoch } from '../store/begin-epoch';
import type { Store } from '../store/open-store';

type Caller = Signer & { readonly epoch: string };
type Told = { readonly seq: number; readonly hash: string };

/** What this hub told in this word; nothing when it did not say it. */
function toldByUs({ identity }: Store, word: HubWord): { epoch: string; told: readonly Told[] } | null {
  const read = readHubWord(word);
  if (!read || read.hubId !== identity.hubId) return null;
  const isOurs = isSignedBy(publicKeyOf(identity.publicKey), Buffer.from(word.text, 'utf8'), word.signature);
  return isOurs ? read : null;
}

/** The highest number of the word under which this hub does not hold that change; null when it holds them all. */
async function findLost(store: Store, caller: Caller, told: readonly Told[]): Promise<number | null> {
  const rows = await store.database
    .selectFrom('change')
    .select(['seq', 'hash'])
    .where('organisation_id', '=', caller.organisationId)
    .where('seq', '=', sql<number>`any(${told.map(({ seq }) => seq)}::bigint[])`)
    .execute();
  const hashBySeq = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  const lost = told.filter(({ seq, hash }) => hashBySeq.get(seq) !== hash);
  return lost.length > 0 ? lost.reduce((most, { seq }) => Math.max(most, seq), 0) : null;
}

/**
 * Hears the proof of a device.
 * @returns the epoch that holds then
 */
export async function hearPutBack(store: Store, caller: Caller, word: HubWord): Promise<string> {
  const said = toldByUs(store, word);
  const lost = said?.epoch === caller.epoch ? await findLost(store, caller, said.told) : null;
  if (lost === null) {
    const { organisationId, deviceId } = caller;
    logEvent(store.world, 'put-back-not-proved', { deviceId });
    const told = { what: 'put-back', deviceId, outcome: 'not-proved' } as const;
    await countAudit(store.database, organisationId, told, store.world.now());
    return caller.epoch;
  }
  return beginEpoch(store, caller.organisationId, caller.epoch, {
    deviceId: caller.deviceId,
    provedSeq: lost,
  });
}

/** Which of these changes the hub holds in no way. */
export async function findMissing(
  { database }: Store,
  { organisationId }: Caller,
  changeIds: readonly ChangeId[],
): Promise<readonly ChangeId[]> {
  const found = await sql<{ change_id: ChangeId }>`
    select change_id from change where organisation_id = ${organisationId} and change_id = any(${changeIds})
    union select change_id from refused_change
      where organisation_id = ${organisationId} and change_id = any(${changeIds})`.execute(database);
  const held = new Set(found.rows.map((row) => row.change_id));
  return changeIds.filter((id) => !held.has(id));
}

type Maker = Signer & { readonly isRevoked: boolean };

async function loadMakers(store: Store, { organisationId }: Caller): Promise<ReadonlyMap<string, Maker>> {
  const rows = await store.database
    .selectFrom('device')
    .select(['device_id', 'public_key', 'revoked_at'])
    .where('organisation_id', '=', organisationId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.device_id,
      {
        organisationId,
        deviceId: row.device_id,
        publicKey: row.public_key,
        isRevoked: row.revoked_at !== null,
      },
    ]),
  );
}

/**
 * What we once held is not refused. What was doubted then is doubted again: our word on that may have come to nobody. That its
 * device was shut out since is no reason.
 */
const heldBefore =
  (rights: MayWrite): MayWrite =>
  (change, writer, sessions) => {
    const objection = rights(change, { ...writer, isRevoked: false }, sessions);
    return objection && change.kind === 'event' ? { ...objection, isRefusal: false } : null;
  };

/**
 * Takes changes that other devices made, from one that holds them. Each must be signed by a device of the organisation;
 * what a device made that is shut out since counts only with our own word that we held it.
 * @param changes in the order of the feed they come from
 * @param rights asked of what no word of ours proves, and of events for a doubt
 * @returns how many are held now
 */
export async function bringBack(
  store: Store,
  caller: Caller,
  word: HubWord | null,
  changes: readonly PushedChange[],
  rights: MayWrite,
): Promise<number> {
  const makers = await loadMakers(store, caller);
  const proved = new Set((word && toldByUs(store, word)?.told.map(({ hash }) => hash)) ?? []);
  const runs: { maker: Maker; isProved: boolean; changes: PushedChange[] }[] = [];
  for (const signed of changes) {
    const item = identifyChange(signed);
    const maker = item && makers.get(makerOf(item) ?? '');
    if (!item || !maker) continue;
    const isProved = proved.has(item.contentHash);
    if (maker.isRevoked && !isProved) continue;
    const last = runs.at(-1);
    if (last?.maker === maker && last.isProved === isProved) last.changes.push(signed);
    else runs.push({ maker, isProved, changes: [signed] });
  }
  let held = 0;
  for (const { maker, isProved, changes: made } of runs) {
    // Nobody judges what the hub itself said.
    const isOurs = maker.deviceId === store.identity.hubId;
    const asked = isOurs ? () => null : isProved ? heldBefore(rights) : rights;
    const accepted = await acceptChanges(store, maker, made, store.world.now, asked);
    if (accepted.ok) held += accepted.value.receipts.length;
  }
  if (held > 0)
    await countAudit(
      store.database,
      caller.organisationId,
      { what: 'brought-back', deviceId: caller.deviceId, count: held },
      store.world.now(),
    );
  logEvent(store.world, 'changes-brought-back', { deviceId: caller.deviceId, offered: changes.length, held });
  return held;
}
