/**
 * The reading side of the cache, in the page. What it once opened it remembers by revision, so that the same content
 * is the same object and a list opens only what changed. A row whose seal is broken starts a rebuild and is read again.
 */
import Dexie from 'dexie';
import { readEvent } from '../../shared/domain/read-event';
import type { AssessmentId, ChangeId } from '../../shared/kernel/ids';
import type { DocumentType } from '../../shared/records/all-records';
import { openDocument as openVersion } from '../../shared/records/open-record';
import type { CacheDatabase, DocumentRow, HandInRow, StreamRow } from './database';
import { type DocumentVersions, shownVersion } from './document-versions';
import type { Stream } from './growing-streams';
import { mapInSlices } from './in-slices';
import type { LiveValue } from './live-value';
import { documentPlace, streamPlace } from './load-rows';
import { documentKey } from './projection';
import type { AssessmentEvents, CacheState, QueryCache, SubjectHandIn } from './query-cache';
import type { HandIn, StoredDocument } from './read-cache';
import { unsealValue } from './row-codec';
import { BrokenSeal, type Seal } from './seal';

type ReadCacheDeps = {
  readonly database: CacheDatabase;
  readonly seal: Seal;
  readonly state: LiveValue<CacheState>;
  /** Builds the view anew; resolves when that is done. */
  readonly rebuild: () => Promise<void>;
};

/** A receipt of an earlier epoch counts no more: the change waits, and is handed in again. */
function handInOf(row: HandInRow, changeId: ChangeId, epoch: string | null): HandIn {
  const outcome = row.outcomes[changeId];
  if (!outcome) return { state: 'waiting' };
  if (outcome.state === 'refused') return outcome;
  const { receiptNumber, receivedAt } = outcome;
  return outcome.epoch === epoch ? { state: 'received', receiptNumber, receivedAt } : { state: 'waiting' };
}

function rowToSubject(row: HandInRow, epoch: string | null): SubjectHandIn {
  const handIns = new Map(row.own.map((changeId) => [changeId, handInOf(row, changeId, epoch)]));
  const waiting = [...handIns.values()].filter((handIn) => handIn.state === 'waiting').length;
  return { subjectId: row.subjectId, kind: row.kind, type: row.type, examId: row.examId, handIns, waiting };
}

/** Reads the cache of an open database. */
export function createReadCache({ database, seal, state, rebuild }: ReadCacheDeps): QueryCache {
  const openedStreams = new Map<string, { readonly tip: string; readonly events: AssessmentEvents }>();
  const openedDocuments = new Map<
    string,
    { readonly revision: ChangeId; readonly stored: StoredDocument<DocumentType> | null }
  >();

  const openStream = async (
    assessmentId: AssessmentId,
    row: StreamRow | undefined,
  ): Promise<AssessmentEvents> => {
    const tip = row?.tip ?? '';
    const opened = openedStreams.get(assessmentId);
    if (opened?.tip === tip) return opened.events;
    const stream = row ? await unsealValue<Stream>(seal, streamPlace(assessmentId), row.sealed) : [];
    const events = stream.map((event) => readEvent(event));
    openedStreams.set(assessmentId, { tip, events });
    return events;
  };

  const openDocument = async <T extends DocumentType>(
    type: T,
    row: DocumentRow | undefined,
  ): Promise<StoredDocument<T> | null> => {
    if (!row?.revision) return null;
    const key = documentKey(row.type, row.documentId);
    const remembered = openedDocuments.get(key);
    // Entries are kept per type and id, so what stands there is of type T.
    if (remembered?.revision === row.revision) return remembered.stored as StoredDocument<T> | null;
    const place = documentPlace(row.type, row.documentId);
    const shown = shownVersion(await unsealValue<DocumentVersions>(seal, place, row.sealed));
    const opened = shown ? openVersion(type, shown) : null;
    const stored =
      shown && opened?.state === 'read'
        ? ({ document: opened.body, revision: shown.revision } as StoredDocument<T>)
        : null;
    openedDocuments.set(key, { revision: row.revision, stored });
    return stored;
  };

  /** Reads; when a seal turns out broken, once more after the view was built anew. */
  const readWhole = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error;
      await rebuild();
      return read();
    }
  };

  const manyAssessmentEvents: QueryCache['manyAssessmentEvents'] = (ids) =>
    readWhole(async () => {
      const rows = await database.streams.bulkGet([...ids]);
      return mapInSlices([...ids.entries()], ([index, id]) => openStream(id, rows[index]));
    });

  return {
    manyAssessmentEvents,
    assessmentEvents: async (assessmentId) => (await manyAssessmentEvents([assessmentId]))[0] ?? [],
    documents: (type) =>
      readWhole(async () => {
        const ofType = [type, Dexie.minKey] as unknown as [string, string];
        const end = [type, Dexie.maxKey] as unknown as [string, string];
        const rows = await database.documents.where(':id').between(ofType, end).toArray();
        const stored = await mapInSlices(rows, (row) => openDocument(type, row));
        return stored.filter((document) => document !== null);
      }),
    document: (type, documentId) =>
      readWhole(async () => openDocument(type, await database.documents.get([type, documentId]))),
    handIn: async (changeId) => {
      const row = await database.handIns.where('own').equals(changeId).first();
      return row ? handInOf(row, changeId, await database.epoch()) : null;
    },
    subjectHandIns: async () => {
      const [rows, epoch] = await Promise.all([database.handIns.toArray(), database.epoch()]);
      return rows.map((row) => rowToSubject(row, epoch));
    },
    rebuildReason: async () => {
      const row = await database.meta.get('rebuilt');
      return row?.name === 'rebuilt' ? row.reason : null;
    },
    dismissRebuildReason: () => database.meta.delete('rebuilt'),
    reached: (position) =>
      new Promise((resolve) => {
        const isThere = (): boolean => {
          const now = state.get();
          // A failed cache reaches nothing more; the journal has it, and the shell says what to do.
          if (now?.phase === 'failed') return true;
          return now?.phase === 'ready' && now.position >= position;
        };
        if (isThere()) return resolve();
        const stop = state.subscribe(() => {
          if (!isThere()) return;
          stop();
          resolve();
        });
      }),
  };
}
