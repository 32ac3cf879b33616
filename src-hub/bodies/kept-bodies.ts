/** The bodies that the hub has, as its database says and its store has them. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { BodyReceipt } from '../../shared/protocol/body-api';
import type { Database, DatabaseTransaction } from '../store/open-store';
import type { ObjectStore } from './object-store';
import { type KeptBody, objectBytes } from './sealed-body';

export type BodyRow = KeptBody & {
  readonly receipt: BodyReceipt;
  /** It did not read back: the hub does not hold it, until it comes anew. */
  readonly isDamaged: boolean;
};

/** As they stand in the database. */
export async function loadBodies(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<readonly BodyRow[]> {
  if (digests.length === 0) return [];
  const rows = await database
    .selectFrom('body')
    .innerJoin('body_key', (join) =>
      join
        .onRef('body_key.organisation_id', '=', 'body.organisation_id')
        .onRef('body_key.key_id', '=', 'body.key_id'),
    )
    .select(['digest', 'bytes', 'place', 'body.key_id', 'secret', 'received_at', 'number', 'damaged_at'])
    .where('body.organisation_id', '=', organisationId)
    .where('digest', 'in', digests)
    .execute();
  return rows.map(({ digest, bytes, place, key_id, secret, received_at, number, damaged_at }) => ({
    organisationId,
    digest,
    bytes,
    place,
    key: { keyId: key_id, secret },
    isDamaged: damaged_at !== null,
    receipt: { digest, bytes, receivedAt: received_at.toISOString(), number },
  }));
}

/** Whether its object is there, at its length: a database that was put back may know of one that is gone. */
export const isThere = async (objects: ObjectStore, { place, bytes }: KeptBody): Promise<boolean> =>
  (await objects.size(place)) === objectBytes(bytes);

/** As above, and it read back when it was last read. */
export const isHeld = async (objects: ObjectStore, row: BodyRow): Promise<boolean> =>
  !row.isDamaged && (await isThere(objects, row));

const atOnce = 8;

/** Those that are there. Rejects where the store does not answer. */
export async function findHeld(
  database: Database,
  objects: ObjectStore,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<readonly BodyRow[]> {
  const rows = await loadBodies(database, organisationId, digests);
  const held: BodyRow[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    const there = await Promise.all(some.map((row) => isHeld(objects, row)));
    held.push(...some.filter((_, place) => there[place]));
  }
  return held;
}

/** Notes of the body in that place whether it reads back. */
export async function noteDamaged(
  database: Database,
  { organisationId, digest, place }: Pick<KeptBody, 'organisationId' | 'digest' | 'place'>,
  damagedAt: Date | null,
): Promise<void> {
  await database
    .updateTable('body')
    .set({ damaged_at: damagedAt })
    .where('organisation_id', '=', organisationId)
    .where('digest', '=', digest)
    .where('place', '=', place)
    .execute();
}

/** Destroys their keys, so that no copy of them opens any more; their objects are thrown away later. */
export async function dropBodies(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<void> {
  await sql`
    with gone as (
      delete from body where organisation_id = ${organisationId} and digest = any(${digests}::text[])
      returning place, key_id
    ), ended as (
      delete from body_key k using gone where k.organisation_id = ${organisationId} and k.key_id = gone.key_id
    )
    insert into body_unneeded (place) select place from gone
      union select 'keys/' || ${organisationId}::text || '/' || key_id::text from gone on conflict do nothing`.execute(
    transaction,
  );
}
