/** Loads the rows that steps touch, opened. Reading and decrypting happen before any transaction. */
import type { ChangeId } from '../../shared/kernel/ids';
import { type CacheDatabase, cacheVersion, type HandInRow } from './database';
import type { DocumentVersions } from './document-versions';
import type { Stream } from './growing-streams';
import { documentKey, type Rows, type Step } from './projection';
import { unsealValue } from './row-codec';
import type { Seal, SealPlace } from './seal';

export const streamPlace = (assessmentId: string): SealPlace => ({
  table: 'streams',
  id: assessmentId,
  version: cacheVersion,
});
export const documentPlace = (type: string, documentId: string): SealPlace => ({
  table: 'documents',
  id: documentKey(type, documentId),
  version: cacheVersion,
});

/** From this many changes on, reading every hand-in row is faster than a look-up for each. */
const lookUpsAtMost = 64;

async function loadHandInsOf(
  database: CacheDatabase,
  changes: readonly ChangeId[],
): Promise<readonly HandInRow[]> {
  if (changes.length === 0) return [];
  if (changes.length <= lookUpsAtMost)
    return database.handIns.where('own').anyOf(changes).distinct().toArray();
  const wanted = new Set(changes);
  return (await database.handIns.toArray()).filter((row) => row.own.some((changeId) => wanted.has(changeId)));
}

async function loadHandIns(database: CacheDatabase, steps: readonly Step[]): Promise<readonly HandInRow[]> {
  const subjects = new Set<string>();
  const known = new Set<ChangeId>();
  const judged = new Set<ChangeId>();
  for (const step of steps) {
    if (step.kind === 'own') {
      subjects.add(step.change.subjectId);
      known.add(step.change.changeId);
    } else if (step.kind === 'receipt') judged.add(step.receipt.changeId);
    else if (step.kind === 'refusal') judged.add(step.changeId);
  }
  const elsewhere = [...judged].filter((changeId) => !known.has(changeId));
  const [bySubject, byChange] = await Promise.all([
    database.handIns.bulkGet([...subjects]),
    loadHandInsOf(database, elsewhere),
  ]);
  return [...bySubject.filter((row) => row !== undefined), ...byChange];
}

/** The rows that these steps read or write. */
export async function loadRows(database: CacheDatabase, seal: Seal, steps: readonly Step[]): Promise<Rows> {
  const handIns = await loadHandIns(database, steps);
  const streamIds = new Set<string>();
  const documentIds = new Map<string, [string, string]>();
  for (const step of steps) {
    if (step.kind !== 'own' && step.kind !== 'hub') continue;
    const { kind, type, subjectId } = step.change;
    if (kind === 'event') streamIds.add(subjectId);
    else documentIds.set(documentKey(type, subjectId), [type, subjectId]);
  }
  for (const { kind, type, subjectId } of handIns)
    if (kind === 'document') documentIds.set(documentKey(type, subjectId), [type, subjectId]);

  const [streamRows, documentRows] = await Promise.all([
    database.streams.bulkGet([...streamIds]),
    database.documents.bulkGet([...documentIds.values()]),
  ]);
  const streams = new Map<string, Stream>();
  const documents = new Map<string, DocumentVersions>();
  await Promise.all([
    ...streamRows.map(async (row) => {
      if (row)
        streams.set(
          row.assessmentId,
          await unsealValue<Stream>(seal, streamPlace(row.assessmentId), row.sealed),
        );
    }),
    ...documentRows.map(async (row) => {
      if (!row) return;
      const place = documentPlace(row.type, row.documentId);
      const versions = await unsealValue<DocumentVersions>(seal, place, row.sealed);
      documents.set(documentKey(row.type, row.documentId), versions);
    }),
  ]);
  return { streams, documents, handIns: new Map(handIns.map((row) => [row.subjectId, row])) };
}
