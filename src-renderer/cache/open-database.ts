/**
 * Opens the cache's database. Browsers sometimes fail for a moment after a hard restart, so it is tried three times;
 * a database that stays shut is left where it is, and a new one takes its place.
 */
import { CacheDatabase, cacheName } from './database';

const attempts = 3;
const pauseMs = 200;

export type OpenedDatabase = {
  readonly database: CacheDatabase;
  /** True when the usual database could not be opened and another one stands in. */
  readonly isStandIn: boolean;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function tryOpen(name: string, open: (name: string) => CacheDatabase): Promise<CacheDatabase | null> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const database = open(name);
    try {
      await database.open();
      await database.counts();
      return database;
    } catch {
      // What went wrong differs per browser and version; the only answers are to try again or to go elsewhere.
      database.close();
      if (attempt < attempts) await pause(pauseMs * attempt);
    }
  }
  return null;
}

/**
 * Opens the database of that name, or the one that stands in for it.
 * Rejects when neither opens: then this browser stores nothing at all.
 */
export async function openDatabase(
  name = cacheName,
  open: (name: string) => CacheDatabase = (each) => new CacheDatabase(each),
): Promise<OpenedDatabase> {
  const usual = await tryOpen(name, open);
  if (usual) return { database: usual, isStandIn: false };
  const standIn = await tryOpen(`${name}-2`, open);
  if (standIn) return { database: standIn, isStandIn: true };
  throw new Error('neither the cache nor its stand-in opens');
}
