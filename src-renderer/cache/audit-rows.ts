/** Looks through every sealed row for a broken seal: damage is found before somebody opens the row in an exam. */
import { type CacheDatabase, cacheVersion } from './database';
import { documentPlace, streamPlace } from './load-rows';
import { BrokenSeal, type Seal } from './seal';

const rowsAtOnce = 100;

/** True when every seal holds. Rows that change meanwhile are read as they are then. */
export async function auditRows(database: CacheDatabase, seal: Seal): Promise<boolean> {
  if ((await database.state())?.version !== cacheVersion) return true;
  const streamIds = await database.streams.toCollection().primaryKeys();
  const documentIds = await database.documents.toCollection().primaryKeys();
  try {
    for (let at = 0; at < streamIds.length; at += rowsAtOnce) {
      const rows = await database.streams.bulkGet(streamIds.slice(at, at + rowsAtOnce));
      await Promise.all(rows.map((row) => row && seal.unseal(streamPlace(row.assessmentId), row.sealed)));
    }
    for (let at = 0; at < documentIds.length; at += rowsAtOnce) {
      const rows = await database.documents.bulkGet(documentIds.slice(at, at + rowsAtOnce));
      await Promise.all(
        rows.map((row) => row && seal.unseal(documentPlace(row.type, row.documentId), row.sealed)),
      );
    }
    return true;
  } catch (error) {
    if (error instanceof BrokenSeal) return false;
    throw error;
  }
}
