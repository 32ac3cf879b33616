/** Loads the rows that steps touch, opened. Reading and decrypting happen before any transaction. */
import type { ChangeId } from '../../shared/kernel/ids';
import type { CacheDatabase, HandInRow } from './database';
import type { DocumentVersions } from './document-versions';
import type { Stream } from './growing-streams';
import { documentKey, type Rows, type Step } from './projection';
import type { Seal } from './seal';
import { unsealStream } from './stream-rows';
import type { ViewPacks } from './view-packs';

/** What steps are about. */
function readTargets(steps: readonly Step[]) {
  const streamIds = new Set<string>();
  const documentIds = new Map<string, readonly [type: string, documentId: string]>();
  const ownSubjects = new Set<string>();
  const own = new Set<ChangeId>();
  const judged = new Set<ChangeId>();
  for (const step of steps) {
    if (step.kind === 'receipt') judged.add(step.receipt.changeId);
    else if (step.kind === 'refusal') judged.add(step.changeId);
    else {
      const { kind, type, subjectId, changeId } = step.change;
      if (kind === 'event') streamIds.add(subjectId);
      if (kind === 'document') documentIds.set(documentKey(type, subjectId), [type, subjectId]);
      if (step.kind !== 'own') continue;
      ownSubjects.add(subjectId);
      own.add(changeId);
    }
  }
  return { streamIds, documentIds, ownSubjects, judged: [...judged].filter((id) => !own.has(id)) };
}

/**
 * The rows of judged changes. Nearly always they are among the few that wait; a hub that was put back judges anew what
 * it had received, and then all are looked through.
 */
async function loadJudged(
  database: CacheDatabase,
  judged: readonly ChangeId[],
): Promise<readonly HandInRow[]> {
  if (judged.length === 0) return [];
  const left = new Set(judged);
  const take = (rows: readonly HandInRow[]): readonly HandInRow[] =>
    rows.filter((row) => row.own.filter((changeId) => left.delete(changeId)).length > 0);
  const waiting = take(await database.handIns.where('waiting').above(0).toArray());
  return left.size === 0 ? waiting : [...waiting, ...take(await database.handIns.toArray())];
}

/** @param isNewEpoch then every hand-in is counted anew, so all are loaded */
async function loadHandIns(
  database: CacheDatabase,
  { ownSubjects, judged }: ReturnType<typeof readTargets>,
  isNewEpoch: boolean,
): Promise<readonly HandInRow[]> {
  if (isNewEpoch) return database.handIns.toArray();
  const bySubject = await database.handIns.bulkGet([...ownSubjects]);
  return [...bySubject.filter((row) => row !== undefined), ...(await loadJudged(database, judged))];
}

async function loadStreams(
  database: CacheDatabase,
  seal: Seal,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Stream>> {
  const rows = await database.streams.bulkGet([...ids]);
  const opened = rows
    .filter((row) => row !== undefined)
    .map(async (row) => [row.assessmentId, await unsealStream(seal, row)] as const);
  return new Map(await Promise.all(opened));
}

/** Documents as they lie in packs, else in the blocks of a first load. */
async function loadDocuments(
  packs: ViewPacks,
  targets: readonly (readonly [type: string, documentId: string])[],
): Promise<ReadonlyMap<string, DocumentVersions>> {
  const types = new Set(targets.map(([type]) => type));
  await packs.refresh(types);
  const documents = new Map<string, DocumentVersions>();
  const underPacks = new Map<string, string[]>();
  for (const [type, documentId] of targets) {
    const versions = packs.documents(type).get(documentId);
    if (versions) documents.set(documentKey(type, documentId), versions);
    else if (underPacks.get(type)?.push(documentId) === undefined) underPacks.set(type, [documentId]);
  }
  for (const [type, ids] of underPacks) {
    const found = await packs.findInBase(type, ids);
    for (const id of ids) {
      const versions = found.get(id);
      if (versions) documents.set(documentKey(type, id), versions);
    }
  }
  return documents;
}

/** The rows that these steps read or write. */
export async function loadRows(
  database: CacheDatabase,
  seal: Seal,
  packs: ViewPacks,
  steps: readonly Step[],
  isNewEpoch: boolean,
): Promise<Rows> {
  const targets = readTargets(steps);
  const handIns = await loadHandIns(database, targets, isNewEpoch);
  const { documentIds } = targets;
  for (const { kind, type, subjectId } of handIns)
    if (kind === 'document') documentIds.set(documentKey(type, subjectId), [type, subjectId]);
  return {
    streams: await loadStreams(database, seal, targets.streamIds),
    documents: await loadDocuments(packs, [...documentIds.values()]),
    contents: new Map(),
    handIns: new Map(handIns.map((row) => [row.subjectId, row])),
  };
}
