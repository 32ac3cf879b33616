/**
 * Brings two versions of a qualification together: its head field by field, its tree by node and field. A tree that both
 * changed becomes a version of its own, which says which two came together in it.
 */
import { activationState } from '../../shared/domain/activation';
import { mergeTrees } from '../../shared/domain/authoring/merge-trees';
import { fromTree, toTree } from '../../shared/domain/authoring/tree';
import { type FieldConflict, type Merged, mergeDocuments } from '../../shared/domain/merge-documents';
import type { ThreeWays } from '../../shared/domain/merge-items';
import { placeInTree } from '../../shared/domain/place-in-tree';
import { joinQualification, splitQualification } from '../../shared/domain/qualification';
import { listVersion, type Publisher } from '../../shared/domain/version-history';
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { DocumentOf, DocumentType } from '../../shared/records/all-records';
import type { QualificationHead } from '../../shared/records/qualification';
import type { QualificationVersion } from '../../shared/records/qualification-version';
import type { ActionDeps } from './action';
import { composeContentDraft } from './compose-draft';

/** A conflict with the place in words a person knows, where the field alone does not say it. */
export type PlacedConflict = FieldConflict & { readonly place?: string };

export type MergedTree = {
  readonly version: QualificationVersion;
  readonly conflicts: readonly PlacedConflict[];
};

/** Pure: the same three give the same everywhere. */
export function mergeVersions({ base, standing, displaced }: ThreeWays<QualificationVersion>): MergedTree {
  const { tree, conflicts } = mergeTrees(toTree(base), toTree(standing), toTree(displaced));
  return {
    version: fromTree(tree, standing),
    conflicts: conflicts.map(({ nodeId, field, base: before, theirs, mine }) => ({
      path: ['tree', nodeId, field],
      place: placeInTree(tree, nodeId),
      base: before,
      standing: theirs,
      displaced: mine,
    })),
  };
}

export type MergedRecords = {
  readonly document: DocumentOf<DocumentType>;
  readonly conflicts: readonly PlacedConflict[];
  /** What the document names and is not recorded yet. */
  readonly contents: readonly Draft[];
};

type Heads = ThreeWays<QualificationHead>;

/** The heads as if none of them had changed the tree, of which the merge goes by node. */
function mergeHeads({ base, standing, displaced }: Heads): Merged<QualificationHead> {
  const { versionDigest, about } = standing;
  return mergeDocuments('qualification', {
    base: { ...base, versionDigest, about },
    standing,
    displaced: { ...displaced, versionDigest, about },
  });
}

/** The head that names the merged tree; listed as a version of its own where it is neither of the two. */
function joinMerged(
  heads: Heads,
  merged: QualificationHead,
  version: QualificationVersion,
  publisher: Publisher,
): QualificationHead {
  const { head } = splitQualification(joinQualification(merged, version), { head: merged, version });
  const mergedFrom = [heads.standing.versionDigest, heads.displaced.versionDigest];
  if (mergedFrom.includes(head.versionDigest)) return head;
  const listed = listVersion(head, heads.standing, publisher);
  return {
    ...listed,
    history: listed.history?.map((entry, index, all) =>
      index === all.length - 1 ? { ...entry, mergedFrom } : entry,
    ),
  };
}

/** One of them took it into use, the other took out what could be examined: it is not in use, and somebody decides (M50). */
function heldToActivation(head: QualificationHead, { base }: Heads): Merged<QualificationHead> {
  const inactive = { ...head, status: 'inactive' as const };
  if (head.status !== 'active' || activationState(inactive) === 'activatable')
    return { document: head, conflicts: [] };
  const ways = { base: base.status, standing: inactive.status, displaced: head.status };
  return { document: inactive, conflicts: [{ path: ['status'], ...ways }] };
}

/**
 * @param heads as they lie here
 * @returns an error where one of the three trees is not on this device: the merge waits for it
 */
export async function mergeQualification(
  deps: Pick<ActionDeps, 'cache' | 'world'>,
  heads: Heads,
  publishedBy: StaffId,
): Promise<Result<MergedRecords>> {
  const open = ({ versionDigest }: QualificationHead) =>
    deps.cache.content('qualification-version', versionDigest);
  const [base, standing, displaced] = await Promise.all(
    [heads.base, heads.standing, heads.displaced].map(open),
  );
  if (!base || !standing || !displaced)
    return err(problem('document-missing', { documentId: heads.standing.qualificationId }));
  const fields = mergeHeads(heads);
  const tree = mergeVersions({ base, standing, displaced });
  const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy, note: '' };
  const joined = joinMerged(heads, fields.document, tree.version, publisher);
  const { document, conflicts } = heldToActivation(joined, heads);
  const isNew = ![heads.standing, heads.displaced].some(
    ({ versionDigest }) => versionDigest === document.versionDigest,
  );
  return ok({
    document,
    conflicts: [...fields.conflicts, ...tree.conflicts, ...conflicts],
    contents: isNew ? [composeContentDraft(deps.world, 'qualification-version', tree.version)] : [],
  });
}
