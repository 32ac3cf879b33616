/** Brings a mirror up to the database: reads the index, and only the packs that are not in memory yet. */
import type { CacheDatabase } from '../database';
import { mapInSlices } from '../in-slices';
import { BrokenSeal, type Seal } from '../seal';
import type { PackEntry, PackedRow, PackIndex } from './pack-index';
import type { PackMirror } from './pack-mirror';
import { unsealPack } from './pack-rows';

type Read<Value> = ReadonlyMap<number, readonly PackedRow<Value>[]>;

/** Null when a pack was written anew since the index was read. Rejects when a pack is gone or its seal does not hold. */
async function readPacks<Value>(
  database: CacheDatabase,
  seal: Seal,
  index: PackIndex,
  missing: readonly PackEntry[],
): Promise<Read<Value> | null> {
  const rows = await database.packs.bulkGet(missing.map(({ pack }) => [index.type, pack]));
  if (missing.some(({ stamp }, at) => rows[at]?.stamp !== stamp)) return null;
  const opened = await mapInSlices(
    database.world,
    rows.filter((row) => row !== undefined),
    async (row) => [row.pack, await unsealPack<Value>(seal, row)] as const,
  );
  return new Map(opened);
}

/**
 * Follows what the database holds of this type.
 * @returns the rows that are new or other than before; null when nothing moved
 */
export async function loadPacks<Value>(
  database: CacheDatabase,
  seal: Seal,
  mirror: PackMirror<Value>,
  type: string,
): Promise<readonly PackedRow<Value>[] | null> {
  for (;;) {
    const index = await database.indexes.get(type);
    if (!index) {
      const wasEmpty = mirror.index().revision === 0;
      mirror.clear();
      return wasEmpty ? null : [];
    }
    const now = mirror.index();
    if (now.build === index.build && now.revision === index.revision) return null;
    const read = await readPacks<Value>(database, seal, index, mirror.missingOf(index));
    if (read) return mirror.take(index, read);
    const later = await database.indexes.get(type);
    if (later?.build === index.build && later.revision === index.revision)
      throw new BrokenSeal(`packs ${type}`);
  }
}
