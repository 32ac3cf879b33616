/** The packs of the view in memory, as the projector holds them: a document's versions are found without a read. */
import type { AssessmentRecords } from '../../shared/domain/assessment-record';
import type { CacheDatabase } from './database';
import type { DocumentVersions } from './document-versions';
import type { LeanHandIn } from './lean-hand-in';
import { findDocuments } from './loads/load-documents';
import { createLoadReader } from './loads/load-reader';
import { loadPacks } from './packs/load-packs';
import { createPackMirror, type PackMirror } from './packs/pack-mirror';
import type { Seal } from './seal';

/** Types of packs beside the types of documents; no type of a document begins so. */
export const assessmentsType = '~assessments';
export const streamHandInsType = '~hand-ins';
export const documentHandInsType = '~document-hand-ins';

export type ViewPacks = {
  readonly assessments: PackMirror<AssessmentRecords>;
  readonly streamHandIns: PackMirror<LeanHandIn>;
  readonly documentHandIns: PackMirror<LeanHandIn>;
  readonly documents: (type: string) => PackMirror<DocumentVersions>;
  /** Documents of these ids that lie in the blocks of a first load and in no pack. Asked after `refresh`. */
  readonly findInBase: (
    type: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, DocumentVersions>>;
  /** Brings these up to the database: another window may have written. */
  readonly refresh: (documentTypes: Iterable<string>) => Promise<void>;
};

/** Begins empty; every type is read when it is first asked for. */
export function createViewPacks(database: CacheDatabase, seal: Seal): ViewPacks {
  const assessments = createPackMirror<AssessmentRecords>(assessmentsType);
  const streamHandIns = createPackMirror<LeanHandIn>(streamHandInsType);
  const documentHandIns = createPackMirror<LeanHandIn>(documentHandInsType);
  const byType = new Map<string, PackMirror<DocumentVersions>>();
  const documents = (type: string): PackMirror<DocumentVersions> => {
    const mirror = byType.get(type) ?? createPackMirror<DocumentVersions>(type);
    byType.set(type, mirror);
    return mirror;
  };
  const loads = createLoadReader(database, seal);
  return {
    assessments,
    streamHandIns,
    documentHandIns,
    documents,
    findInBase: async (type, ids) => {
      const { base } = documents(type).index();
      return base && ids.length > 0 ? findDocuments(await loads.open(base.load), type, ids) : new Map();
    },
    refresh: async (documentTypes) => {
      await loadPacks(database, seal, assessments, assessmentsType);
      await loadPacks(database, seal, streamHandIns, streamHandInsType);
      await loadPacks(database, seal, documentHandIns, documentHandInsType);
      for (const type of documentTypes) await loadPacks(database, seal, documents(type), type);
    },
  };
}
