/** Loads the rows that steps touch, opened. Reading and decrypting happen before any transaction. */
import type { ChangeId } from '../../shared/kernel/ids';
import type { CacheDatabase, HandInGroup, HandInRow } from './database';
import type { DocumentVersions } from './document-versions';
import type { Stream } from './growing-streams';
import { groupOf, rowsOfGroup } from './hand-in-groups';
import { documentKey, type Rows, type Step } from './projection';
import type { Seal } from './seal';
import { unsealStream } from './stream-rows';
import { typesOfId } from './types-of-id';
import type { ViewPacks } from './view-packs';

/** What steps are about. */
function readTargets(steps: readonly Step[]) {
  const streamIds = new Set<string>();
  const documentIds = new Map<string, readonly [type: string, documentId: string]>();
  const ownGroups = new Set<string>();
  const own = new Set<ChangeId>();
  const judged = new Set<ChangeId>();
  const files = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'receipt') judged.add(step.receipt.changeId);
    else if (step.kind === 'refusal') judged.add(step.changeId);
    else if (step.kind === 'files-received') for (const digest of step.digests) files.add(digest);
    else if (step.kind === 'taken-back') {
      const { kind, type, subjectId } = step.subject;
      if (kind === 'event') streamIds.add(subjectId);
      if (kind === 'document') documentIds.set(documentKey(type, subjectId), [type, subjectId]);
    } else {
      const { kind, type, subjectId, changeId } = step.change;
      if (kind === 'event') streamIds.add(subjectId);
      if (kind === 'document') documentIds.set(documentKey(type, subjectId), [type, subjectId]);
      if (step.kind !== 'own') continue;
      ownGroups.add(groupOf(step.change));
      own.add(changeId);
    }
  }
  const judgedBefore = new Set([...judged].filter((id) => !own.has(id)));
  return { streamIds, documentIds, ownGroups, judged: judgedBefore, files };
}

type OpenedGroup = { readonly id: string; readonly rows: readonly HandInRow[] };

const openGroup = (group: HandInGroup): OpenedGroup => ({ id: group.id, rows: rowsOfGroup(group) });

/**
 * The groups of judged changes. Nearly always they are among the few that wait; a hub that was put back judges anew what
 * it had received, and then all are looked through.
 */
async function loadJudged(
  database: CacheDatabase,
  judged: ReadonlySet<ChangeId>,
): Promise<readonly OpenedGroup[]> {
  if (judged.size === 0) return [];
  const left = new Set(judged);
  const take = (groups: readonly HandInGroup[]): readonly OpenedGroup[] =>
    groups
      .map(openGroup)
      .filter(({ rows }) => rows.flatMap(({ own }) => own.filter((id) => left.delete(id))).length > 0);
  const waiting = take(await database.handInGroups.where('waiting').above(0).toArray());
  return left.size === 0 ? waiting : [...waiting, ...take(await database.handInGroups.toArray())];
}

/** The groups of changes that lack one of these files: they are among those that wait. */
async function loadLacking(
  database: CacheDatabase,
  files: ReadonlySet<string>,
): Promise<readonly OpenedGroup[]> {
  if (files.size === 0) return [];
  const waiting = await database.handInGroups.where('waiting').above(0).toArray();
  return waiting
    .map(openGroup)
    .filter(({ rows }) =>
      rows.some((row) =>
        Object.values(row.files ?? {}).some((named) => named.some(({ digest }) => files.has(digest))),
      ),
    );
}

/** @param isNewEpoch then every hand-in is counted anew, so all are loaded */
async function loadHandIns(
  database: CacheDatabase,
  { ownGroups, judged, files }: ReturnType<typeof readTargets>,
  isNewEpoch: boolean,
): Promise<readonly HandInRow[]> {
  if (isNewEpoch) return (await database.handInGroups.toArray()).flatMap(rowsOfGroup);
  const own = await database.handInGroups.bulkGet([...ownGroups]);
  const groups = [
    ...own.filter((group) => group !== undefined).map(openGroup),
    ...(await loadJudged(database, judged)),
    ...(await loadLacking(database, files)),
  ];
  // The same group may be found both ways.
  return [...new Map(groups.map(({ id, rows }) => [id, rows])).values()].flat();
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
  const { documentIds, judged } = targets;
  for (const { kind, type, subjectId, own } of handIns)
    if (kind === 'document' && own.some((changeId) => judged.has(changeId)))
      for (const each of typesOfId(type)) documentIds.set(documentKey(each, subjectId), [each, subjectId]);
  return {
    streams: await loadStreams(database, seal, targets.streamIds),
    documents: await loadDocuments(packs, [...documentIds.values()]),
    contents: new Map(),
    handIns: new Map(handIns.map((row) => [row.subjectId, row])),
  };
}
