/** One type of packs that the page follows: its rows in memory, and a register that is told what changed. */
import type { CacheDatabase } from '../database';
import { loadPacks, type ReadBase } from '../packs/load-packs';
import type { PackedRow, PackIndex } from '../packs/pack-index';
import { createPackMirror } from '../packs/pack-mirror';
import type { Seal } from '../seal';

export type FollowedPacks<Value> = {
  readonly get: (id: string) => Value | undefined;
  /** Whether the register shows what this index tells of; undefined for a type that has none. */
  readonly isAt: (index: PackIndex | undefined) => boolean;
  /**
   * Brings the register up to the database; whoever calls meanwhile waits for a run that began after the call.
   * @param told the index of the type, where it was read just now
   */
  readonly refresh: (told?: PackIndex) => Promise<void>;
};

type Follow<Value> = (rows: readonly PackedRow<Value>[], isAnew: boolean) => Promise<void>;

/** Reads nothing before the first `refresh`. */
export function followPacks<Value>(
  database: CacheDatabase,
  seal: Seal,
  type: string,
  follow: Follow<Value>,
  readBase: ReadBase<Value> | null = null,
): FollowedPacks<Value> {
  const mirror = createPackMirror<Value>(type);
  let build: string | null = null;
  let running: Promise<void> = Promise.resolve();

  const run = async (told?: PackIndex): Promise<void> => {
    const changed = await loadPacks(database, seal, mirror, type, readBase, told);
    const isAnew = build !== mirror.index().build;
    if (!changed && !isAnew) return;
    build = mirror.index().build;
    await follow(isAnew ? [...mirror.rows()] : (changed ?? []), isAnew);
  };
  return {
    get: mirror.get,
    isAt: (index) => {
      const shown = mirror.index();
      if (build === null) return false;
      return index ? index.build === shown.build && index.revision === shown.revision : shown.revision === 0;
    },
    refresh: (told) => {
      const isWaiting = running;
      running = isWaiting.then(
        () => run(told),
        () => run(told),
      );
      return running;
    },
  };
}
