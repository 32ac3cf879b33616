/** One type of packs that the page follows: its rows in memory, and a register that is told what changed. */
import type { CacheDatabase } from '../database';
import { loadPacks } from '../packs/load-packs';
import type { PackedRow } from '../packs/pack-index';
import { createPackMirror } from '../packs/pack-mirror';
import type { Seal } from '../seal';

export type FollowedPacks<Value> = {
  readonly get: (id: string) => Value | undefined;
  /** Brings the register up to the database; whoever calls meanwhile waits for a run that began after the call. */
  readonly refresh: () => Promise<void>;
};

type Follow<Value> = (rows: readonly PackedRow<Value>[], isAnew: boolean) => Promise<void>;

/** Reads nothing before the first `refresh`. */
export function followPacks<Value>(
  database: CacheDatabase,
  seal: Seal,
  type: string,
  follow: Follow<Value>,
): FollowedPacks<Value> {
  const mirror = createPackMirror<Value>(type);
  let build: string | null = null;
  let running: Promise<void> = Promise.resolve();

  const run = async (): Promise<void> => {
    const changed = await loadPacks(database, seal, mirror, type);
    const isAnew = build !== mirror.index().build;
    if (!changed && !isAnew) return;
    build = mirror.index().build;
    await follow(isAnew ? [...mirror.rows()] : (changed ?? []), isAnew);
  };
  return {
    get: mirror.get,
    refresh: () => {
      running = running.then(run, run);
      return running;
    },
  };
}
