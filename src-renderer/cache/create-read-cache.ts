/**
 * The reading side of the cache, in the page. Documents and records stand in registers in memory; a stream of events is
 * opened when its assessment is, and remembered by its tip, so that the same content is the same object. A row whose
 * seal is broken starts a rebuild and is read again.
 */
import { readEvent } from '../../shared/domain/read-event';
import type { AssessmentId } from '../../shared/kernel/ids';
import type { LiveValue } from '../../shared/kernel/live-value';
import type { DocumentType } from '../../shared/records/all-records';
import type { CacheDatabase } from './database';
import type { DocumentVersion } from './document-versions';
import { countMergesAwaited, findMergeTasks } from './find-merge-tasks';
import { groupsThatMayHold, rowsOfGroup } from './hand-in-groups';
import { handInOf } from './hand-in-row';
import { createLoadReader } from './loads/load-reader';
import type { AssessmentEvents, CacheState, QueryCache } from './query-cache';
import type { ReadCache, StoredDocument } from './read-cache';
import { createContentReader } from './read-content';
import { readExams } from './read-exams';
import { readQualifications } from './read-qualifications';
import { createRegisters } from './registers/create-registers';
import { openVersion } from './registers/document-register';
import { BrokenSeal, type Seal } from './seal';
import { unsealStream } from './stream-rows';

type ReadCacheDeps = {
  readonly database: CacheDatabase;
  readonly seal: Seal;
  readonly state: LiveValue<CacheState>;
  /** Builds the view anew; resolves when that is done. */
  readonly rebuild: () => Promise<void>;
};

export type OpenedCache = QueryCache & {
  /** Brings the registers up to the database once. */
  readonly refresh: () => Promise<void>;
  /** Keeps the registers up to the database; returns how to stop. */
  readonly follow: () => () => void;
};

/** Opens streams, and remembers each by its tip. */
function createStreamReader(database: CacheDatabase, seal: Seal) {
  const opened = new Map<string, { readonly tip: string; readonly events: AssessmentEvents }>();
  return async (assessmentId: AssessmentId): Promise<AssessmentEvents> => {
    const row = await database.streams.get(assessmentId);
    const tip = row?.tip ?? '';
    const known = opened.get(assessmentId);
    if (known?.tip === tip) return known.events;
    const stream = row ? await unsealStream(seal, row) : [];
    const events = stream.map(readEvent);
    opened.set(assessmentId, { tip, events });
    return events;
  };
}

/** Resolves when the view reaches this position. */
function waitFor(state: LiveValue<CacheState>, position: number): Promise<void> {
  const isThere = (): boolean => {
    const now = state.get();
    // A failed cache reaches nothing more; the journal has it, and the shell says what to do.
    if (now?.phase === 'failed') return true;
    return now?.phase === 'ready' && now.position >= position;
  };
  return new Promise((resolve) => {
    if (isThere()) return resolve();
    const stop = state.subscribe(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
}

function openMergeVersion<T extends DocumentType>(
  type: T,
  version: DocumentVersion | null | undefined,
): StoredDocument<T> | null {
  const opened = version && openVersion(type, version);
  return opened && 'document' in opened ? opened : null;
}

/** Reads the cache of an open database. */
export function createReadCache({ database, seal, state, rebuild }: ReadCacheDeps): OpenedCache {
  const loads = createLoadReader(database, seal);
  const registers = createRegisters(database, seal, loads);
  const readStream = createStreamReader(database, seal);
  const readContent = createContentReader(database, seal, loads, registers.noteUnread);

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
  const upToDate = async <T extends DocumentType>(type: T) => {
    await readWhole(() => registers.refresh(type));
    return registers.documents(type).get();
  };

  const handInsNow = () => [...(registers.handIns.documents.get()?.values() ?? [])];

  const documents: Pick<ReadCache, 'documents' | 'document' | 'documentsById' | 'content'> = {
    documents: async (type) => (await upToDate(type))?.stored ?? [],
    document: async (type, documentId) => (await upToDate(type))?.byId.get(documentId) ?? null,
    documentsById: async (type) => (await upToDate(type))?.byId ?? new Map(),
    content: (type, digest) => readWhole(() => readContent(type, digest)),
  };

  return {
    registers,
    ...readExams(
      documents,
      (examId) => registers.documents('exam').get()?.byId.get(examId)?.document ?? null,
    ),
    ...readQualifications(documents),
    refresh: () => readWhole(registers.refreshAll),
    follow: () => registers.follow((error) => error instanceof BrokenSeal && void rebuild()),
    assessmentEvents: (assessmentId) => readWhole(() => readStream(assessmentId)),
    ...documents,
    mergeVersions: async (type, documentId) => {
      await upToDate(type);
      const versions = registers.versions(type, documentId);
      if (!versions) return null;
      return {
        base: openMergeVersion(type, versions.base),
        hub: openMergeVersion(type, versions.hub),
        own: openMergeVersion(type, versions.own.at(-1)),
        refused: openMergeVersion(type, versions.refused.at(-1)),
      };
    },
    mergeTasks: async (documentId) => {
      await readWhole(registers.refreshAll);
      const handIns = handInsNow();
      const asked = documentId ? handIns.filter(({ subjectId }) => subjectId === documentId) : handIns;
      return findMergeTasks(asked, registers.versions);
    },
    mergesAwaited: async () => {
      await readWhole(registers.refreshAll);
      return countMergesAwaited(handInsNow(), registers.versions);
    },
    handIn: async (subjectId, changeId) => {
      const groups = await database.handInGroups.bulkGet([...groupsThatMayHold(subjectId)]);
      const rows = groups.flatMap((group) => (group ? rowsOfGroup(group) : []));
      const row = rows.find(({ own }) => own.includes(changeId));
      return row ? handInOf(row, changeId, await database.epoch()) : null;
    },
    rebuildReason: async () => {
      const row = await database.meta.get('rebuilt');
      return row?.name === 'rebuilt' ? row.reason : null;
    },
    dismissRebuildReason: () => database.meta.delete('rebuilt'),
    reached: (position) => waitFor(state, position),
  };
}
