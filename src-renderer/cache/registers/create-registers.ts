/**
 * All registers of the page, and how they follow the database: the indexes of the packs are small and watched; when one
 * moves, the packs behind it are read.
 */
import { liveQuery } from 'dexie';
import type { AssessmentRecords } from '../../../shared/domain/assessment-record';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { type DocumentType, documentRecords } from '../../../shared/records/all-records';
import type { CacheDatabase } from '../database';
import type { DocumentVersions } from '../document-versions';
import type { PackIndex } from '../packs/pack-index';
import type { Registers, SubjectHandIn, UnreadCounts } from '../query-cache';
import type { Seal } from '../seal';
import { assessmentsType, handInsType } from '../view-packs';
import { createDocumentRegister, type DocumentRegister } from './document-register';
import { followPacks } from './followed-packs';
import { createRecordRegister } from './record-register';

export type OwnedRegisters = Registers & {
  /** The versions of a document as they lie in its pack. */
  readonly versions: (type: DocumentType, documentId: string) => DocumentVersions | undefined;
  /** Brings one register up to the database. Rejects with `BrokenSeal`. */
  readonly refresh: (type: DocumentType) => Promise<void>;
  /** Brings all of them up to the database. Rejects with `BrokenSeal`. */
  readonly refreshAll: () => Promise<void>;
  /** Keeps all registers up to the database until stopped; `onBroken` is told of what cannot be opened. */
  readonly follow: (onBroken: (error: unknown) => void) => () => void;
};

const isDocumentType = (type: string): type is DocumentType => Object.hasOwn(documentRecords, type);
const documentTypes = Object.keys(documentRecords).filter(isDocumentType);

/** What every first screen needs. */
const urgentTypes: ReadonlySet<string> = new Set<DocumentType>(['organisation', 'staff', 'exam']);

const rowsIn = (index: PackIndex): number => index.packs.reduce((sum, { rows }) => sum + rows, 0);

type DocumentRegisters = { readonly [T in DocumentType]: DocumentRegister<T> };

/** A register for every type of document there is. */
const createDocumentRegisters = ({ world }: CacheDatabase): DocumentRegisters =>
  // Each entry is made from its own name; the compiler forgets which one that was.
  Object.fromEntries(
    documentTypes.map((type) => [type, createDocumentRegister(type, world)]),
  ) as unknown as DocumentRegisters;

/** Makes the registers of a database. */
export function createRegisters(database: CacheDatabase, seal: Seal): OwnedRegisters {
  const assessments = createRecordRegister<AssessmentRecords>();
  const handIns = createRecordRegister<SubjectHandIn>();
  const documents = createDocumentRegisters(database);
  const unread = createLiveValue<UnreadCounts>();
  const followed = new Map(
    documentTypes.map((type) => [
      type,
      followPacks<DocumentVersions>(database, seal, type, documents[type].follow),
    ]),
  );
  const records = [
    [assessmentsType, followPacks(database, seal, assessmentsType, assessments.follow)],
    [handInsType, followPacks(database, seal, handInsType, handIns.follow)],
  ] as const;
  const isUrgent = ([type]: readonly [string, unknown]): boolean => urgentTypes.has(type);
  const rest = [...followed].filter((entry) => !isUrgent(entry));
  const inOrder = [...[...followed].filter(isUrgent), ...records, ...rest];

  /** Counts what cannot be read, types of newer programs included. */
  const count = (indexes: readonly PackIndex[], texts: number): UnreadCounts => {
    const counts = new Map<string, { readonly newer: number; readonly unreadable: number }>();
    for (const type of documentTypes) {
      const found = documents[type].view.get()?.unread ?? [];
      const newer = found.filter(({ why }) => why === 'newer').length;
      if (found.length > 0) counts.set(type, { newer, unreadable: found.length - newer });
    }
    const frozen = [...(assessments.view.get()?.values() ?? [])].filter(
      ({ byNobody }) => byNobody.unknownEvents > 0,
    );
    if (frozen.length > 0) counts.set('assessment', { newer: frozen.length, unreadable: 0 });
    for (const index of indexes)
      if (!index.type.startsWith('~') && !isDocumentType(index.type))
        counts.set(index.type, { newer: rowsIn(index), unreadable: 0 });
    return { records: counts, texts };
  };

  /** One after the other: what the first screen shows does not wait for twenty thousand participants. */
  const refreshAll = async (): Promise<void> => {
    const indexes = await database.indexes.toArray();
    const indexOf = new Map(indexes.map((index) => [index.type, index]));
    for (const [type, packs] of inOrder) if (!packs.isAt(indexOf.get(type))) await packs.refresh();
    unread.set(count(indexes, await database.unreadTexts()));
  };

  return {
    documents: (type) => documents[type].view,
    assessments: assessments.view,
    handIns: handIns.view,
    unread,
    versions: (type, documentId) => followed.get(type)?.get(documentId),
    refresh: async (type) => followed.get(type)?.refresh(),
    refreshAll,
    follow: (onBroken) => {
      const watched = liveQuery(async () => {
        await Promise.all([database.indexes.toArray(), database.meta.get('unread')]);
      });
      const subscription = watched.subscribe({ next: () => void refreshAll().catch(onBroken) });
      return () => subscription.unsubscribe();
    },
  };
}
