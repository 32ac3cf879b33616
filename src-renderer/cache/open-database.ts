/**
 * Opens the cache's database. Browsers sometimes fail for a moment after a hard restart, so it is tried three times;
 * a database that stays shut is left where it is, and a new one takes its place.
 */

import type { World } from '../../shared/kernel/world';
import { CacheDatabase, cacheName } from './database';

const attempts = 3;
const pauseMs = 200;

export type OpenedDatabase = {
  readonly database: CacheDatabase;
  /** True when the usual database could not be opened and another one stands in. */
  readonly isStandIn: boolean;
};

type Open = (name: string, world: World) => CacheDatabase;

async function tryOpen(name: string, world: World, open: Open): Promise<CacheDatabase | null> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const database = open(name, world);
    try {
      await database.open();
      await database.counts();
      return database;
    } catch {
      // What went wrong differs per browser and version; the only answers are to try again or to go elsewhere.
      database.close();
      if (attempt < attempts) await world.pause(pauseMs * attempt);
    }
  }
  return null;
}

/**
 * Opens the database of that name, or the one that stands in for it.
 * Rejects when neither opens: then this browser stores nothing at all.
 */
export async function openDatabase(
  world: World,
  name = cacheName,
  open: Open = (each) => new CacheDatabase(each, world),
): Promise<OpenedDatabase> {
  const usual = await tryOpen(name, world, open);
  if (usual) return { database: usual, isStandIn: false };
  const standIn = await tryOpen(`${name}-2`, world, open);
  if (standIn) return { database: standIn, isStandIn: true };
  throw new Error('neither the cache nor its stand-in opens');
}
