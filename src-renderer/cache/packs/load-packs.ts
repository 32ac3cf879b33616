/** Brings a mirror up to the database: reads the index, and only the packs that are not in memory yet. */
import type { CacheDatabase } from '../database';
import { forEachInSlices } from '../in-slices';
import { BrokenSeal, type Seal } from '../seal';
import { basePack, type PackEntry, type PackedRow, type PackIndex } from './pack-index';
import type { PackMirror } from './pack-mirror';
import { parsePack, unsealPack } from './pack-rows';

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
  const opened = await Promise.all(
    rows
      .filter((row) => row !== undefined)
      .map(async (row) => ({ pack: row.pack, text: await unsealPack(seal, row) })),
  );
  const read = new Map<number, readonly PackedRow<Value>[]>();
  // A pack takes a few milliseconds: the clock is looked at after each.
  await forEachInSlices(database.world, opened, ({ pack, text }) => read.set(pack, parsePack(text)), 1);
  return read;
}

/** Reads the documents of a type in a first load. Rejects with `BrokenSeal` when its rows are gone or do not hold. */
export type ReadBase<Value> = (load: string, type: string) => Promise<readonly PackedRow<Value>[]>;

/** Packs and what lies under them; null when either was written anew since the index was read. */
async function readAll<Value>(
  database: CacheDatabase,
  seal: Seal,
  index: PackIndex,
  mirror: PackMirror<Value>,
  readBase: ReadBase<Value> | null,
): Promise<Read<Value> | null> {
  const load = readBase && mirror.missingBaseOf(index);
  const packs = await readPacks<Value>(database, seal, index, mirror.missingOf(index));
  if (!packs || !load) return packs;
  try {
    return new Map([...packs, [basePack, await readBase(load, index.type)]]);
  } catch (error) {
    if (error instanceof BrokenSeal) return null;
    throw error;
  }
}

/** Whether an index that was read a moment ago brings somebody further who is here. */
const isAhead = (told: PackIndex, here: PackIndex): boolean =>
  here.revision === 0 || (told.build === here.build && told.revision > here.revision);

/**
 * Follows what the database holds of this type.
 * @param readBase none for whoever looks up under the packs by itself
 * @param told the index of the type, where it was read just now
 * @returns the rows that are new or other than before; null when nothing moved
 */
export async function loadPacks<Value>(
  database: CacheDatabase,
  seal: Seal,
  mirror: PackMirror<Value>,
  type: string,
  readBase: ReadBase<Value> | null = null,
  told?: PackIndex,
): Promise<readonly PackedRow<Value>[] | null> {
  const isOnward = told && isAhead(told, mirror.index());
  for (let known = isOnward ? told : undefined; ; known = undefined) {
    const index = known ?? (await database.indexes.get(type));
    if (!index) {
      const wasEmpty = mirror.index().revision === 0;
      mirror.clear();
      return wasEmpty ? null : [];
    }
    const now = mirror.index();
    if (now.build === index.build && now.revision === index.revision) return null;
    const read = await readAll(database, seal, index, mirror, readBase);
    if (read) return mirror.take(index, read);
    const later = await database.indexes.get(type);
    if (later?.build === index.build && later.revision === index.revision)
      throw new BrokenSeal(`packs ${type}`);
  }
}
