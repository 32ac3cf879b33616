/**
 * Throws away what nothing needs any more: objects whose row went, uploads that nobody goes on with, and pieces of which a
 * hub ended before they stood in the database. A body is never thrown away because the database does not know it: it may
 * have been put back to an older state.
 */
import { sql } from 'kysely';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { copyKeys } from './key-copies';
import { type ObjectStore, StoreError } from './object-store';
import { dropUpload } from './upload-pieces';

/** A device that is in a cupboard over the holidays goes on where it was. */
const idleMs = 42 * 24 * 3_600_000;
/** Longer than any request. */
const strayMs = 24 * 3_600_000;
const atOnce = 500;

async function dropIdle({ database }: Store, before: Date): Promise<void> {
  const rows = await database
    .selectFrom('body_upload')
    .select(['organisation_id', 'device_id', 'digest'])
    .where('moved_at', '<', before)
    .limit(atOnce)
    .execute();
  for (const { organisation_id: organisationId, device_id: deviceId, digest } of rows)
    await database
      .transaction()
      .execute((transaction) => dropUpload(transaction, { organisationId, deviceId, digest }));
}

/** Objects whose row went. What had been a body stays on record, so that a copy of the store can follow. */
export async function removeUnneeded({ database, world }: Store, objects: ObjectStore): Promise<number> {
  const rows = await database
    .selectFrom('body_unneeded')
    .select('place')
    .where('removed_at', 'is', null)
    .limit(atOnce)
    .execute();
  for (const { place } of rows) {
    await objects.remove(place);
    if (place.startsWith('staged/'))
      await database.deleteFrom('body_unneeded').where('place', '=', place).execute();
    else
      await database
        .updateTable('body_unneeded')
        .set({ removed_at: world.now() })
        .where('place', '=', place)
        .execute();
  }
  return rows.length;
}

async function removeStray({ database }: Store, objects: ObjectStore, before: Date): Promise<number> {
  let count = 0;
  for await (const { place, at } of objects.list('staged/')) {
    if (at >= before) continue;
    const found = await sql`select 1 from body_piece where place = ${place}`.execute(database);
    if (found.rows.length > 0) continue;
    await objects.remove(place);
    count += 1;
  }
  // A hub that ended while it wrote one; in an object store there is none.
  for await (const { place, at } of objects.list('bodies/')) {
    if (at >= before || !place.endsWith('.unfinished')) continue;
    await objects.remove(place);
    count += 1;
  }
  return count;
}

/** One sweep; what the store does not answer to is left for the next. */
export async function sweepBodies(store: Store, objects: ObjectStore): Promise<void> {
  const before = (ms: number): Date => new Date(store.world.now().getTime() - ms);
  try {
    await dropIdle(store, before(idleMs));
    const unneeded = await removeUnneeded(store, objects);
    await copyKeys(store, objects);
    const stray = await removeStray(store, objects, before(strayMs));
    if (unneeded + stray > 0) logEvent(store.world, 'bodies-swept', { unneeded, stray });
  } catch (error) {
    logEvent(store.world, 'bodies-not-swept', { code: error instanceof StoreError ? error.message : '' });
  }
}
