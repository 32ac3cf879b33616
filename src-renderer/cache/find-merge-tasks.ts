/** Finds what waits to be merged: own versions that the hub refused because somebody else's came first. */
import type { ChangeId } from '../../shared/kernel/ids';
import type { DocumentType } from '../../shared/records/all-records';
import type { VersionMaker } from '../../shared/records/document-conflict';
import { isDocumentType } from '../../shared/records/document-types';
import type { DocumentVersion, DocumentVersions } from './document-versions';
import type { SubjectHandIn } from './query-cache';
import type { MergeTask } from './read-cache';
import { openVersion } from './registers/document-register';
import { typesOfId } from './types-of-id';

/** The moment as it is written in records: a change of elsewhere may have written it otherwise. */
const tidy = ({ at, ...maker }: VersionMaker): VersionMaker => ({
  ...maker,
  at: at === null ? null : new Date(at).toISOString(),
});

function open<T extends DocumentType>(type: T, version: DocumentVersion | null | undefined) {
  const opened = version && openVersion(type, version);
  return opened && 'document' in opened ? opened.document : null;
}

/** Their ids are not made by chance: two people may begin the same one, and then there is nothing before the two. */
const begunTwice: ReadonlySet<DocumentType> = new Set(['device-access', 'participant-office']);

/** An own version that the hub refused because another came first, and that the hub has judged nothing of since. */
function lastStale({ own, refused }: DocumentVersions, staleIds: ReadonlySet<ChangeId>) {
  const last = refused.at(-1);
  return last && own.length === 0 && staleIds.has(last.revision) ? last : null;
}

/** The hub refuses in answer to what is sent, and tells afterwards what came first: in between that is not here. */
const isOnItsWay = ({ base, hub }: DocumentVersions): boolean => hub?.revision === base?.revision;

/** Null where there is nothing to merge, not yet, or not by this program: what a later one wrote waits for that. */
function toTask<T extends DocumentType>(
  type: T,
  versions: DocumentVersions,
  staleIds: ReadonlySet<ChangeId>,
): MergeTask<T> | null {
  const { documentId, base, hub } = versions;
  const last = lastStale(versions, staleIds);
  if (!hub || !last || isOnItsWay(versions)) return null;
  const [before, standing, displaced] = [open(type, base), open(type, hub), open(type, last)];
  const isBegun = base === null && begunTwice.has(type);
  if ((!before && !isBegun) || !standing || !displaced) return null;
  return {
    type,
    documentId,
    base: before,
    standing,
    displaced,
    revision: hub.revision,
    refusedRevision: last.revision,
    standingBy: tidy(hub.madeBy),
    displacedBy: tidy(last.madeBy),
  };
}

/** The versions of a document as they lie in its pack. */
type VersionsOf = (type: DocumentType, documentId: string) => DocumentVersions | undefined;

function* staleDocuments(handIns: Iterable<SubjectHandIn>, versionsOf: VersionsOf) {
  for (const { type, subjectId, refusals } of handIns) {
    const stale = refusals.filter(({ problem }) => problem.code === 'stale-revision');
    if (stale.length === 0) continue;
    const staleIds = new Set(stale.map(({ changeId }) => changeId));
    for (const each of typesOfId(type)) {
      const versions = isDocumentType(each) ? versionsOf(each, subjectId) : undefined;
      if (versions && isDocumentType(each)) yield { type: each, versions, staleIds };
    }
  }
}

export const findMergeTasks = (
  handIns: Iterable<SubjectHandIn>,
  versionsOf: VersionsOf,
): readonly MergeTask[] =>
  [...staleDocuments(handIns, versionsOf)]
    .map(({ type, versions, staleIds }) => toTask(type, versions, staleIds))
    .filter((task) => task !== null);

/** How many cannot be merged yet, because what came first is still on its way to this device. */
export const countMergesAwaited = (handIns: Iterable<SubjectHandIn>, versionsOf: VersionsOf): number =>
  [...staleDocuments(handIns, versionsOf)].filter(
    ({ versions, staleIds }) => lastStale(versions, staleIds) && isOnItsWay(versions),
  ).length;
