/**
 * The first load of a device (`shared/protocol/first-load`): the latest version of every document, all contents and all
 * events. It is made once and kept in the database, so that a class of laptops costs one, also when each asks another
 * hub. The kept one may be a little behind, because the device pulls on from its cursor; any hub can make it anew.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type FirstLoadIndex, isOfThisForm } from '../../shared/protocol/first-load';
import type { BytesAnswer } from '../../shared/protocol/http-contract';
import { createFirstLoadWriter, type LoadedChange } from '../../shared/protocol/write-first-load';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';

type KeptLoad = BytesAnswer & { readonly epoch: string; readonly cursor: number };
type Place = { readonly organisationId: OrganisationId; readonly epoch: string; readonly lastSeq: number };
type Key = Pick<LoadedChange, 'seq' | 'kind' | 'subjectType' | 'subjectId'>;

/** So many changes a kept first load may be behind; one page of the feed brings the rest. */
const mayBeBehind = 1000;
/** Events are small; a hundred documents may be large. */
const textsAtOnce = { event: 1000, other: 100 };

const deflate = promisify(deflateRaw);

/**
 * What belongs into it, in the order in which it stands there, without the texts. The door holds a content to its digest,
 * so of one kind and version all say the same and the first will do; a program may be too old for another version of it.
 */
async function loadKeys(transaction: DatabaseTransaction, organisationId: OrganisationId): Promise<Key[]> {
  const found = await sql<Key>`
    select c.seq, c.kind, c.subject_type as "subjectType", c.subject_id as "subjectId" from change c
    where c.organisation_id = ${organisationId} and case c.kind
      when 'document' then exists (select 1 from document_head h
        where h.organisation_id = c.organisation_id and h.change_id = c.change_id)
      when 'content' then not exists (select 1 from change earlier
        where earlier.organisation_id = c.organisation_id and earlier.subject_type = c.subject_type
          and earlier.subject_id = c.subject_id and earlier.type_version = c.type_version
          and earlier.kind = 'content' and earlier.seq < c.seq)
      else true end
    order by c.kind, c.subject_type, c.subject_id, c.seq`.execute(transaction);
  return found.rows;
}

async function* loadChanges(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  keys: readonly Key[],
): AsyncGenerator<LoadedChange> {
  for (let start = 0; start < keys.length; ) {
    const count = keys[start]?.kind === 'event' ? textsAtOnce.event : textsAtOnce.other;
    const some = keys.slice(start, start + count);
    const rows = await transaction
      .selectFrom('change')
      .select(['seq', 'text', 'hash', 'signature'])
      .where('organisation_id', '=', organisationId)
      .where('seq', '=', sql<number>`any(${some.map((key) => key.seq)}::bigint[])`)
      .execute();
    const rowBySeq = new Map(rows.map((row) => [row.seq, row]));
    for (const key of some) {
      const row = rowBySeq.get(key.seq);
      if (row) yield { ...key, ...row };
    }
    start += count;
  }
}

async function loadIndex(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<Omit<FirstLoadIndex, 'blocks'>> {
  const place = await transaction
    .selectFrom('organisation')
    .leftJoin('change', (join) =>
      join
        .onRef('change.organisation_id', '=', 'organisation.organisation_id')
        .onRef('change.seq', '=', 'organisation.last_seq'),
    )
    .select(['epoch', 'last_seq as cursor', 'change.hash as cursorHash'])
    .where('organisation.organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const ends = await sql<FirstLoadIndex['chainEnds'][number]>`
    select distinct on (device_id) device_id as "deviceId", device_seq as "deviceSeq", hash from (
      select device_id, device_seq, hash from change where organisation_id = ${organisationId}
      union all
      select device_id, device_seq, hash from refused_change
      where organisation_id = ${organisationId} and device_seq is not null and problem <> 'change-differs'
    ) as known order by device_id, device_seq desc`.execute(transaction);
  return { ...place, chainEnds: ends.rows };
}

async function composeFirstLoad(
  { database, world }: Store,
  organisationId: OrganisationId,
): Promise<KeptLoad> {
  const writer = createFirstLoadWriter((raw) => deflate(raw));
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const index = await loadIndex(transaction, organisationId);
      const keys = await loadKeys(transaction, organisationId);
      for await (const change of loadChanges(transaction, organisationId, keys)) await writer.add(change);
      const bytes = Buffer.concat(await writer.finish(index));
      const digest = createHash('sha256').update(bytes).digest('hex');
      logEvent(world, 'first-load-made', { changes: keys.length, bytes: bytes.length, cursor: index.cursor });
      return { epoch: index.epoch, cursor: index.cursor, digest, bytes };
    });
}

const isGood = (kept: Pick<KeptLoad, 'epoch' | 'cursor'>, { epoch, lastSeq }: Place): boolean =>
  kept.epoch === epoch && kept.cursor <= lastSeq && kept.cursor + mayBeBehind >= lastSeq;

async function findOrMake(store: Store, place: Place): Promise<KeptLoad> {
  const { organisationId } = place;
  const stored = await store.database
    .selectFrom('first_load')
    .select(['epoch', 'cursor', 'digest', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('epoch', '=', place.epoch)
    .where('cursor', '<=', place.lastSeq)
    .where('cursor', '>=', place.lastSeq - mayBeBehind)
    .executeTakeFirst();
  // One that an earlier program kept has another form.
  if (stored && isOfThisForm(stored.bytes)) return stored;
  const made = await composeFirstLoad(store, organisationId);
  const row = { epoch: made.epoch, cursor: made.cursor, digest: made.digest, bytes: Buffer.from(made.bytes) };
  await store.database
    .insertInto('first_load')
    .values({ organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(row))
    .execute();
  return made;
}

/** Gives first loads; what this hub gave last is held in memory for the next that asks. */
export function createFirstLoads(store: Store): (place: Place) => Promise<BytesAnswer> {
  const heldByOrganisation = new Map<OrganisationId, Promise<KeptLoad>>();
  return async (place) => {
    const held = await heldByOrganisation.get(place.organisationId)?.catch(() => null);
    if (held && isGood(held, place)) return held;
    const found = findOrMake(store, place);
    heldByOrganisation.set(place.organisationId, found);
    found.catch(() => heldByOrganisation.delete(place.organisationId));
    return found;
  };
}
