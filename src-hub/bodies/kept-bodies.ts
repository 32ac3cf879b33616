/** The bodies that the hub has, as its database says and its store has them. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { BodyReceipt } from '../../shared/protocol/body-api';
import type { Database, DatabaseTransaction } from '../store/open-store';
import type { ObjectStore } from './object-store';
import { type KeptBody, objectBytes } from './sealed-body';

export type BodyRow = KeptBody & { readonly receipt: BodyReceipt };

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
    .select(['digest', 'bytes', 'place', 'body.key_id', 'secret', 'received_at', 'number'])
    .where('body.organisation_id', '=', organisationId)
    .where('digest', 'in', digests)
    .execute();
  return rows.map(({ digest, bytes, place, key_id, secret, received_at, number }) => ({
    organisationId,
    digest,
    bytes,
    place,
    key: { keyId: key_id, secret },
    receipt: { digest, bytes, receivedAt: received_at.toISOString(), number },
  }));
}

/** Whether its object is there, at its length: a database that was put back may know of one that is gone. */
export const isThere = async (objects: ObjectStore, { place, bytes }: KeptBody): Promise<boolean> =>
  (await objects.size(place)) === objectBytes(bytes);

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
    const there = await Promise.all(some.map((row) => isThere(objects, row)));
    held.push(...some.filter((_, place) => there[place]));
  }
  return held;
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
    insert into body_unneeded (place) select place from gone on conflict do nothing`.execute(transaction);
}
