/** Looks through every sealed row for a broken seal: damage is found before somebody opens the row in an exam. */
import { cacheVersion } from './cache-version';
import type { CacheDatabase } from './database';
import { BrokenSeal, type Seal } from './seal';
import { contentPlace, loadPlace, packPlace, streamPlace } from './seal-places';

const rowsAtOnce = 100;

type Reads<Key, Row> = {
  readonly toCollection: () => { readonly primaryKeys: () => PromiseLike<Key[]> };
  readonly bulkGet: (keys: Key[]) => PromiseLike<(Row | undefined)[]>;
};

/** Opens every row of a table. Rows that change meanwhile are read as they are then. */
async function openAll<Key, Row>(
  table: Reads<Key, Row>,
  open: (row: Row) => Promise<unknown>,
): Promise<void> {
  const keys = await table.toCollection().primaryKeys();
  for (let at = 0; at < keys.length; at += rowsAtOnce) {
    const rows = await table.bulkGet(keys.slice(at, at + rowsAtOnce));
    await Promise.all(rows.map((row) => row && open(row)));
  }
}

/** True when every seal holds. */
export async function auditRows(database: CacheDatabase, seal: Seal): Promise<boolean> {
  if ((await database.state())?.version !== cacheVersion) return true;
  try {
    await openAll(database.streams, (row) => seal.unseal(streamPlace(row.assessmentId), row.sealed));
    await openAll(database.packs, ({ type, pack, stamp, sealed }) =>
      seal.unseal(packPlace(type, pack, stamp), sealed),
    );
    await openAll(database.contents, (row) => seal.unseal(contentPlace(row.id), row.sealed));
    await openAll(database.loads, ({ load, part, sealed }) => seal.unseal(loadPlace(load, part), sealed));
    return true;
  } catch (error) {
    if (error instanceof BrokenSeal) return false;
    throw error;
  }
}
