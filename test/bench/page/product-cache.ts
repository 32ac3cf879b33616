/** The product's cache as its page opens it: same database, same key. */

import { createLiveValue } from '../../../shared/kernel/live-value';
import { realWorld } from '../../../shared/kernel/real-world';
import {
  createReadCache,
  type OpenedCache as ReadableCache,
} from '../../../src-renderer/cache/create-read-cache';
import { CacheDatabase, cacheName } from '../../../src-renderer/cache/database';
import type { CacheState } from '../../../src-renderer/cache/query-cache';
import { createSeal, importCacheKey } from '../../../src-renderer/cache/seal';
import { connectHost } from '../../../src-renderer/host/connect-host';
import { value } from '../../builders/value';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type OpenedCache = { readonly database: CacheDatabase; readonly fresh: () => ReadableCache };

/** Opens the database of this page; `fresh` reads it with nothing remembered. */
export async function openCache(): Promise<OpenedCache> {
  const { clients } = await connectHost(realWorld);
  const seal = createSeal(await importCacheKey(value(await clients.device.cacheKey({})).key), realWorld);
  const database = new CacheDatabase(cacheName, realWorld);
  const fresh = (): ReadableCache =>
    createReadCache({ database, seal, state: createLiveValue<CacheState>(), rebuild: async () => undefined });
  return { database, fresh };
}

/** Resolves when the page's cache has come as far as that position of the journal; asks seldom, to cost little. */
export async function waitForCache({ position }: { readonly position: number }): Promise<void> {
  for (;;) {
    // A connection of its own each time: the projector may be making the database anew.
    const database = new CacheDatabase(cacheName, realWorld);
    const state = await database.state().catch(() => null);
    database.close();
    if (state && state.position >= position) return;
    await pause(250);
  }
}
