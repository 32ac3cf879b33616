/** Writes what a part of the journal changed, together with the new position, in one transaction: all or nothing. */

import { cacheVersion } from './cache-version';
import { changedOf, type Records } from './compose-records';
import { type ContentRow, sealContent } from './content-rows';
import type { CacheDatabase, StateRow, StreamRow } from './database';
import type { DocumentVersions } from './document-versions';
import { changedGroups } from './hand-in-groups';
import { type IncomingLoad, sealLoad } from './loads/incoming-load';
import { isDocumentBlock } from './loads/load-documents';
import type { LoadRow } from './loads/load-groups';
import { emptyIndex, type PackIndex } from './packs/pack-index';
import type { PackMirror } from './packs/pack-mirror';
import { type PackRow, sealPacks } from './packs/pack-rows';
import { planPacks } from './packs/plan-packs';
import { documentKey, type Rows } from './projection';
import type { Seal } from './seal';
import { sealStream } from './stream-rows';
import type { ViewPacks } from './view-packs';

/** Packs of one type, ready to be written, and how memory follows once they are. */
type Packed = {
  readonly before: PackIndex;
  readonly index: PackIndex;
  readonly rows: readonly PackRow[];
  readonly take: () => void;
};

type Rebase = (base: PackIndex['base']) => PackIndex['base'];

/** @param rebase what lies under the packs from here on */
async function packValues<Value>(
  seal: Seal,
  build: string,
  mirror: PackMirror<Value>,
  values: ReadonlyMap<string, Value>,
  rebase: Rebase = (base) => base,
): Promise<Packed[]> {
  const before = mirror.index();
  const from = before.build === build ? before : emptyIndex(before.type, build);
  const base = rebase(from.base);
  if (values.size === 0 && base === from.base) return [];
  const packs = values.size === 0 ? new Map() : planPacks(mirror, values);
  const { index, rows } = await sealPacks(seal, { ...from, base }, packs);
  return [{ before: from, index, rows, take: () => mirror.take(index, packs) }];
}

/** What lies under the packs of a type when these values are in them. */
function rebaseWith(
  change: RowChange,
  mirror: PackMirror<DocumentVersions>,
  values: ReadonlyMap<string, DocumentVersions>,
  ids: ReadonlySet<string> | undefined,
): Rebase {
  const isPacked = (id: string): boolean => mirror.get(id) !== undefined;
  if (ids && change.load)
    return () => ({
      load: change.load?.digest ?? '',
      rows: [...ids].filter((id) => !isPacked(id) && !values.has(id)).length,
    });
  // Known and in no pack: it lay in a block until now, and a pack covers it from here on.
  const covered = [...values].filter(
    ([id, { type }]) => !isPacked(id) && change.before.documents.has(documentKey(type, id)),
  ).length;
  return (base) => (base && covered > 0 ? { ...base, rows: base.rows - covered } : base);
}

/** The documents that stay in the blocks of a first load, by type. */
function documentsInBlocks(incoming: IncomingLoad | null): ReadonlyMap<string, ReadonlySet<string>> {
  const byType = new Map<string, Set<string>>();
  if (incoming?.isBase)
    for (const block of incoming.load.blocks.filter(isDocumentBlock)) {
      const ids = byType.get(block.subjectType) ?? new Set();
      for (const id of block.subjectIds) ids.add(id);
      byType.set(block.subjectType, ids);
    }
  return byType;
}

function documentsByType(before: Rows, after: Rows): ReadonlyMap<string, Map<string, DocumentVersions>> {
  const byType = new Map<string, Map<string, DocumentVersions>>();
  for (const [, versions] of changedOf(before.documents, after.documents)) {
    const ofType = byType.get(versions.type) ?? new Map<string, DocumentVersions>();
    byType.set(versions.type, ofType.set(versions.documentId, versions));
  }
  return byType;
}

type Sealed = {
  readonly streams: readonly StreamRow[];
  readonly contents: readonly ContentRow[];
  readonly handIns: ReturnType<typeof changedGroups>;
  readonly packed: readonly Packed[];
  readonly loads: readonly LoadRow[];
};

async function sealRows(seal: Seal, build: string, packs: ViewPacks, change: RowChange): Promise<Sealed> {
  const { before, after, records } = change;
  const streams = changedOf(before.streams, after.streams).map(([assessmentId, events]) =>
    sealStream(seal, assessmentId, events),
  );
  const contents = changedOf(before.contents, after.contents).map(([, content]) =>
    sealContent(seal, content),
  );
  const changed = documentsByType(before, after);
  const inBlocks = documentsInBlocks(change.load);
  const packed = [
    packValues(seal, build, packs.assessments, records.assessments),
    packValues(seal, build, packs.streamHandIns, records.streamHandIns),
    packValues(seal, build, packs.documentHandIns, records.documentHandIns),
    ...[...new Set([...changed.keys(), ...inBlocks.keys()])].map((type) => {
      const [mirror, values] = [packs.documents(type), changed.get(type) ?? new Map()];
      const rebase = rebaseWith(change, mirror, values, inBlocks.get(type));
      return packValues(seal, build, mirror, values, rebase);
    }),
  ];
  return {
    streams: await Promise.all(streams),
    contents: (await Promise.all(contents)).filter((row) => row !== null),
    handIns: changedGroups(before.handIns, after.handIns),
    packed: (await Promise.all(packed)).flat(),
    loads: change.load ? await sealLoad(seal, change.load) : [],
  };
}

export type RowChange = {
  readonly from: StateRow;
  readonly reached: Pick<StateRow, 'position' | 'hash' | 'organisationId'>;
  /** Epoch of the hub before and after. */
  readonly epochs: { readonly from: string | null; readonly reached: string | null };
  readonly before: Rows;
  readonly after: Rows;
  readonly records: Records;
  /** A first load that came in, to be kept as it is; null for none. */
  readonly load: IncomingLoad | null;
  /** Texts that were no change. */
  readonly unreadTexts: number;
};

/**
 * Stores the rows that differ and moves the state on to `reached`.
 * @returns the new state, or null when somebody else (another window) moved the state meanwhile: nothing was written
 */
export async function storeRows(
  database: CacheDatabase,
  seal: Seal,
  packs: ViewPacks,
  change: RowChange,
): Promise<StateRow | null> {
  const { from, reached, epochs } = change;
  const { streams, contents, handIns, packed, loads } = await sealRows(seal, from.build, packs, change);
  const { meta, indexes } = database;
  const others = [database.streams, database.packs, database.contents, database.handInGroups, database.loads];
  const stored = await database.transaction('rw', [meta, indexes, ...others], async () => {
    const now = await meta.get('state');
    const isMine = now?.name === 'state' && now.position === from.position && now.build === from.build;
    if (!isMine) return null;
    const contentIds = contents.map(({ id }) => id);
    // Their keys only: a content is large.
    const known = await database.contents.where('id').anyOf(contentIds).primaryKeys();
    // The same file may come twice, after its body was lost.
    const isNewLoad = change.load !== null && !from.loads.includes(change.load.digest);
    const next: StateRow = {
      ...from,
      ...reached,
      version: cacheVersion,
      loads: isNewLoad && change.load ? [...from.loads, change.load.digest] : from.loads,
      counts: {
        loads: from.counts.loads + (isNewLoad ? loads.length : 0),
        streams: from.counts.streams + change.after.streams.size - change.before.streams.size,
        handInGroups: from.counts.handInGroups + handIns.added,
        contents: from.counts.contents + contentIds.length - known.length,
        indexes: from.counts.indexes + packed.filter(({ before }) => before.revision === 0).length,
        packs: packed.reduce(
          (sum, { before, index }) => sum + index.packs.length - before.packs.length,
          from.counts.packs,
        ),
      },
    };
    await Promise.all([
      database.streams.bulkPut(streams),
      database.packs.bulkPut(packed.flatMap(({ rows }) => rows)),
      indexes.bulkPut(packed.map(({ index }) => index)),
      database.contents.bulkPut(contents),
      database.handInGroups.bulkPut(handIns.groups),
      isNewLoad && database.loads.bulkPut(loads),
      meta.put(next),
      epochs.reached !== null &&
        epochs.reached !== epochs.from &&
        meta.put({ name: 'epoch', epoch: epochs.reached }),
      change.unreadTexts > 0 &&
        meta.put({ name: 'unread', texts: change.unreadTexts + (await database.unreadTexts()) }),
    ]);
    return next;
  });
  if (stored) for (const { take } of packed) take();
  return stored;
}
