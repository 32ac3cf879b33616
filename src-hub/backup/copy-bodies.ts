/**
 * Copies bodies from one store to another, sealed as they lie, with the copies of their keys, which are sealed under the hub's:
 * so a copy tells nobody anything without a backup of the database. An object never changes, so each is copied once, however
 * often this is done. What was erased goes out of the copy with the next round.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { loadBodies, noteDamaged } from '../bodies/kept-bodies';
import { keyCopyBytes, placeOfKey, takeKeysBack } from '../bodies/key-copies';
import { isMissing, type ObjectStore } from '../bodies/object-store';
import { isBodyWhole, objectBytes } from '../bodies/sealed-body';
import type { Database, Store } from '../store/open-store';

export type CopiedBodies = {
  readonly copied: number;
  /** Were there already. */
  readonly held: number;
  /** Are not where they should be copied from. */
  readonly lost: number;
};

type Row = {
  readonly organisationId: OrganisationId;
  readonly digest: string;
  readonly bytes: number;
  readonly place: string;
  readonly keyId: string;
  readonly hasKeyCopy: boolean;
  readonly isDamaged: boolean;
};

const rowsAtOnce = 500;

/** All that the database knows of, a page at a time. */
async function* allBodies(database: Database): AsyncGenerator<Row> {
  let after: Row | null = null;
  for (;;) {
    const from: Row | null = after;
    const found: { rows: Row[] } = await sql<Row>`
      select organisation_id as "organisationId", digest, bytes, place, key_id as "keyId",
        has_key_copy as "hasKeyCopy", damaged_at is not null as "isDamaged" from body
      where ${from === null} or (organisation_id, digest) > (${from?.organisationId ?? null}::uuid, ${from?.digest ?? ''})
      order by organisation_id, digest limit ${rowsAtOnce}`.execute(database);
    yield* found.rows;
    after = found.rows.at(-1) ?? null;
    if (found.rows.length < rowsAtOnce) return;
  }
}

async function copyObject(
  from: ObjectStore,
  to: ObjectStore,
  place: string,
  end: number,
): Promise<keyof CopiedBodies> {
  if ((await from.size(place)) !== end) return 'lost';
  try {
    await to.put(place, end, from.read(place, { start: 0, end }));
    return 'copied';
  } catch (error) {
    // Erased at this moment.
    if (isMissing(error)) return 'lost';
    throw error;
  }
}

async function copyOne(
  from: ObjectStore,
  to: ObjectStore,
  { place, bytes, organisationId, keyId, hasKeyCopy }: Row,
  isAnew: boolean,
): Promise<keyof CopiedBodies> {
  const keyPlace = placeOfKey({ organisationId, keyId });
  if (hasKeyCopy && (await to.size(keyPlace)) !== keyCopyBytes)
    await copyObject(from, to, keyPlace, keyCopyBytes);
  const end = objectBytes(bytes);
  if (!isAnew && (await to.size(place)) === end) return 'held';
  return copyObject(from, to, place, end);
}

/** Out of a copy of the store goes what the hub threw away: what was erased, and its keys. */
async function followRemovals(database: Database, copy: ObjectStore): Promise<void> {
  const rows = await sql<{ place: string }>`
    select place from body_unneeded where place not like 'staged/%'`.execute(database);
  for (const { place } of rows.rows) await copy.remove(place);
}

/** Into a copy of the store. Rejects where one of the stores refuses. */
export async function backUpBodies(
  { database }: Pick<Store, 'database'>,
  objects: ObjectStore,
  copy: ObjectStore,
): Promise<CopiedBodies> {
  const counts = { copied: 0, held: 0, lost: 0 };
  // What does not read back takes the place of nothing.
  for await (const row of allBodies(database))
    counts[row.isDamaged ? 'lost' : await copyOne(objects, copy, row, false)] += 1;
  await followRemovals(database, copy);
  return counts;
}

/** What came back out of a copy counts when it reads back. */
async function readAnew(
  { database }: Pick<Store, 'database'>,
  objects: ObjectStore,
  row: Row,
): Promise<void> {
  const [kept] = await loadBodies(database, row.organisationId, [row.digest]);
  if (kept && (await isBodyWhole(objects, kept))) await noteDamaged(database, kept, null);
}

/** Out of a copy of the store. Rejects where one of the stores refuses. */
export async function putBodiesBack(
  store: Store,
  copy: ObjectStore,
  objects: ObjectStore,
): Promise<CopiedBodies> {
  const counts = { copied: 0, held: 0, lost: 0 };
  const damaged: Row[] = [];
  for await (const row of allBodies(store.database)) {
    const became = await copyOne(copy, objects, row, row.isDamaged);
    counts[became] += 1;
    if (row.isDamaged && became === 'copied') damaged.push(row);
  }
  await takeKeysBack(store, objects);
  for (const row of damaged) await readAnew(store, objects, row);
  return counts;
}
