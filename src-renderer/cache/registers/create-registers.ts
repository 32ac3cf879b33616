/**
 * All registers of the page, and how they follow the database: the indexes of the packs are small and watched; when one
 * moves, the packs behind it are read.
 */
import { liveQuery } from 'dexie';
import type { AssessmentRecords } from '../../../shared/domain/assessment-record';
import { createLiveValue } from '../../../shared/kernel/live-value';
import type { DocumentType } from '../../../shared/records/all-records';
import { documentTypes, isDocumentType } from '../../../shared/records/document-types';
import type { CacheDatabase } from '../database';
import type { DocumentVersions } from '../document-versions';
import { wholeOf } from '../lean-hand-in';
import type { LoadReader } from '../loads/load-reader';
import type { PackIndex } from '../packs/pack-index';
import type { Registers, UnreadCounts } from '../query-cache';
import type { UnreadContent } from '../read-content';
import type { Seal } from '../seal';
import { assessmentsType, documentHandInsType, streamHandInsType } from '../view-packs';
import { countUnread } from './count-unread';
import { createDocumentRegister, type DocumentRegister } from './document-register';
import { createBaseReader } from './documents-in-blocks';
import { followPacks } from './followed-packs';
import { createRecordRegister } from './record-register';

export type OwnedRegisters = Registers & {
  /** The versions of a document as they lie in its pack. */
  readonly versions: (type: DocumentType, documentId: string) => DocumentVersions | undefined;
  /** A content turned out not to be readable when it was opened. */
  readonly noteUnread: (content: UnreadContent) => void;
  /** Brings one register up to the database. Rejects with `BrokenSeal`. */
  readonly refresh: (type: DocumentType) => Promise<void>;
  /** Brings all of them up to the database. Rejects with `BrokenSeal`. */
  readonly refreshAll: () => Promise<void>;
  /** Keeps all registers up to the database until stopped; `onBroken` is told of what cannot be opened. */
  readonly follow: (onBroken: (error: unknown) => void) => () => void;
};

/** What every first screen needs. */
const urgentTypes: ReadonlySet<string> = new Set<DocumentType>(['organisation', 'staff', 'exam']);

const rowsIn = ({ packs, base }: PackIndex): number =>
  packs.reduce((sum, { rows }) => sum + rows, base?.rows ?? 0);

type DocumentRegisters = { readonly [T in DocumentType]: DocumentRegister<T> };

/** A register for every type of document there is. */
const createDocumentRegisters = ({ world }: CacheDatabase): DocumentRegisters =>
  // Each entry is made from its own name; the compiler forgets which one that was.
  Object.fromEntries(
    documentTypes.map((type) => [type, createDocumentRegister(type, world)]),
  ) as unknown as DocumentRegisters;

/** Makes the registers of a database. */
export function createRegisters(database: CacheDatabase, seal: Seal, loads: LoadReader): OwnedRegisters {
  const assessments = createRecordRegister((_id, records: AssessmentRecords) => records);
  const streamHandIns = createRecordRegister(wholeOf);
  const documentHandIns = createRecordRegister(wholeOf);
  const documents = createDocumentRegisters(database);
  const unread = createLiveValue<UnreadCounts>();
  const base = createBaseReader(database.world, loads);
  const followed = new Map(
    documentTypes.map((type) => [
      type,
      followPacks<DocumentVersions>(database, seal, type, documents[type].follow, base.read),
    ]),
  );
  const records = [
    [assessmentsType, followPacks(database, seal, assessmentsType, assessments.follow)],
    [streamHandInsType, followPacks(database, seal, streamHandInsType, streamHandIns.follow)],
  ] as const;
  const isUrgent = ([type]: readonly [string, unknown]): boolean => urgentTypes.has(type);
  const ofDocuments = followPacks(database, seal, documentHandInsType, documentHandIns.follow);
  const rest = [
    [documentHandInsType, ofDocuments] as const,
    ...[...followed].filter((entry) => !isUrgent(entry)),
  ];
  const urgent = [...[...followed].filter(isUrgent), ...records];

  const unreadContents = new Map<string, UnreadContent>();
  const count = async (indexes: readonly PackIndex[]): Promise<void> => {
    const strange = indexes.filter(({ type }) => !type.startsWith('~') && !isDocumentType(type));
    unread.set(
      countUnread({
        documents: new Map(documentTypes.map((type) => [type, documents[type].view.get()?.unread ?? []])),
        strange: new Map(strange.map((index) => [index.type, rowsIn(index)])),
        assessments: assessments.view.get()?.values() ?? [],
        contents: unreadContents.values(),
        texts: (await database.unreadTexts()) + base.unreadTexts(),
      }),
    );
  };

  /** What the first screen shows comes at once, and does not wait for twenty thousand participants. */
  const refreshTo = async (indexes: readonly PackIndex[]): Promise<void> => {
    const indexOf = new Map(indexes.map((index) => [index.type, index]));
    const refreshOne = async ([type, packs]:
      | (typeof urgent)[number]
      | (typeof rest)[number]): Promise<void> => {
      const index = indexOf.get(type);
      if (!packs.isAt(index)) await packs.refresh(index);
    };
    await Promise.all(urgent.map(refreshOne));
    for (const one of rest) await refreshOne(one);
    await count(indexes);
  };
  const refreshAll = async (): Promise<void> => refreshTo(await database.indexes.toArray());

  return {
    documents: (type) => documents[type].view,
    assessments: assessments.view,
    handIns: { streams: streamHandIns.view, documents: documentHandIns.view },
    unread,
    versions: (type, documentId) => followed.get(type)?.get(documentId),
    noteUnread: (content) => {
      if (unreadContents.has(content.digest)) return;
      unreadContents.set(content.digest, content);
      // A database that was just closed is counted with the next refresh.
      void database.indexes
        .toArray()
        .then(count)
        .catch(() => undefined);
    },
    refresh: async (type) => followed.get(type)?.refresh(),
    refreshAll,
    follow: (onBroken) => {
      const watched = liveQuery(async () => {
        const [indexes] = await Promise.all([database.indexes.toArray(), database.meta.get('unread')]);
        return indexes;
      });
      const subscription = watched.subscribe({ next: (indexes) => void refreshTo(indexes).catch(onBroken) });
      return () => subscription.unsubscribe();
    },
  };
}
