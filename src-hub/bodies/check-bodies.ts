/** Whether the bodies are where the database says, and read back: all of them for the one, those not read longest for the other. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { Store } from '../store/open-store';
import { noteDamaged } from './kept-bodies';
import { isMissing, type ObjectStore } from './object-store';
import { isBodyWhole, objectBytes } from './sealed-body';

export type DamagedBody = {
  readonly organisationId: OrganisationId;
  readonly digest: string;
  readonly place: string;
  readonly what: 'gone' | 'damaged';
};
export type CheckedBodies = {
  readonly bodies: number;
  readonly bytes: number;
  /** So many were read to their end. */
  readonly read: number;
  readonly damaged: readonly DamagedBody[];
};

type Row = {
  readonly organisationId: OrganisationId;
  readonly digest: string;
  readonly bytes: number;
  readonly place: string;
  readonly keyId: string;
  /** Null: it is nowhere. */
  readonly secret: Buffer | null;
};

/** Read in one check, unless more is asked: so much is a night's work for any store. */
export const usualReadBytes = 4 * 1024 ** 3;

async function lengthsByPlace(objects: ObjectStore): Promise<ReadonlyMap<string, number>> {
  const lengths = new Map<string, number>();
  for await (const { place, bytes } of objects.list('bodies/')) lengths.set(place, bytes);
  return lengths;
}

async function readsBack(objects: ObjectStore, row: Row): Promise<DamagedBody['what'] | null> {
  const { keyId, secret, ...body } = row;
  if (!secret) return 'gone';
  try {
    return (await isBodyWhole(objects, { ...body, key: { keyId, secret } })) ? null : 'damaged';
  } catch (error) {
    if (isMissing(error)) return 'gone';
    throw error;
  }
}

/** @param mostBytes read at most; one body is always read */
export async function checkBodies(
  { database, world }: Store,
  objects: ObjectStore,
  mostBytes: number,
): Promise<CheckedBodies> {
  const found = await sql<Row>`
    select b.organisation_id as "organisationId", digest, bytes, place, b.key_id as "keyId", secret
    from body b left join body_key k on k.organisation_id = b.organisation_id and k.key_id = b.key_id
    order by checked_at nulls first, digest`.execute(database);
  const lengths = await lengthsByPlace(objects);
  const damaged: DamagedBody[] = [];
  let left = mostBytes;
  let read = 0;
  for (const row of found.rows) {
    const { organisationId, digest, bytes, place } = row;
    const isThere = lengths.get(place) === objectBytes(bytes);
    const isTurn = left > 0;
    const what = isThere ? (isTurn ? await readsBack(objects, row) : null) : 'gone';
    if (what) damaged.push({ organisationId, digest, place, what });
    if (isThere && isTurn) await noteDamaged(database, row, what === 'damaged' ? world.now() : null);
    if (!isTurn || !isThere) continue;
    left -= bytes;
    read += 1;
    await sql`update body set checked_at = ${world.now()}::timestamptz
      where organisation_id = ${organisationId} and digest = ${digest}`.execute(database);
  }
  const bytes = found.rows.reduce((sum, row) => sum + row.bytes, 0);
  return { bodies: found.rows.length, bytes, read, damaged };
}
