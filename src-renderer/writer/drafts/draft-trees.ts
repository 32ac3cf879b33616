/** A draft as main keeps it, as the tree that is edited, and back. */
import type { Draft, DraftChange } from '../../../shared/contract/drafts-contract';
import type { DraftWhole } from '../../../shared/domain/authoring/draft-conflicts';
import type { History } from '../../../shared/domain/authoring/history';
import {
  historyFrom,
  historyToKeep,
  type KeptHistory,
  type KeptStep,
} from '../../../shared/domain/authoring/kept-history';
import { emptyTree, type Tree, type TreeNode } from '../../../shared/domain/authoring/tree';
import { changesBetween } from '../../../shared/domain/authoring/tree-changes';
import { sameValue } from '../../../shared/kernel/same-value';
import type { DraftStep } from './draft-state';

/**
 * The tree that stands in a draft.
 * @param near a tree whose nodes are used again where they say the same, so that "the same object" means "did not change"
 */
export function treeOfDraft({ rootIds, nodes }: Pick<Draft, 'rootIds' | 'nodes'>, near: Tree | null): Tree {
  const found = new Map<string, TreeNode>();
  for (const [id, kept] of Object.entries(nodes)) {
    const known = near?.nodes.get(id);
    // Sealed by this device and written by this very store.
    found.set(id, known && sameValue(known, kept) ? known : (kept as unknown as TreeNode));
  }
  return near && sameValue(near.rootIds, rootIds)
    ? { rootIds: near.rootIds, nodes: found }
    : { rootIds, nodes: found };
}

/** What has to be kept to make `after` of what is kept as `before`; null: of nothing. */
export function nodesToKeep(before: Tree | null, after: Tree): Pick<DraftChange, 'rootIds' | 'nodes'> {
  const { changed, removedIds } = changesBetween(before ?? emptyTree, after);
  return {
    rootIds: [...after.rootIds],
    nodes: [
      ...changed.map((node) => ({ nodeId: node.id, node: { ...node, childIds: [...node.childIds] } })),
      ...removedIds.map((nodeId) => ({ nodeId, node: null })),
    ],
  };
}

/** Whether two trees say the same. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a === b) return true;
  if (a.nodes.size !== b.nodes.size || !sameValue(a.rootIds, b.rootIds)) return false;
  for (const [id, node] of a.nodes) {
    const other = b.nodes.get(id);
    if (node !== other && !sameValue(node, other)) return false;
  }
  return true;
}

/** What can be undone in a draft and done again, as it was kept, around what stands there. */
export const historyOfDraft = (
  { history }: Pick<Draft, 'history'>,
  whole: DraftWhole,
): History<DraftWhole, DraftStep> =>
  // Written by this very store.
  historyFrom(whole, history as unknown as KeptHistory | undefined);

const crossing = ({ what, rootIds, nodes, conflicts }: KeptStep) => ({
  what,
  rootIds: rootIds && [...rootIds],
  nodes: nodes.map(({ nodeId, node }) => ({
    nodeId,
    node: node && { ...node, childIds: [...node.childIds] },
  })),
  conflicts: conflicts === null ? null : conflicts.map((conflict) => ({ ...conflict })),
});

/** What has to be kept of what can be undone and done again; null: main keeps none of what this page knows. */
export function stepsToKeep(
  before: History<DraftWhole, DraftStep> | null,
  after: History<DraftWhole, DraftStep>,
): NonNullable<DraftChange['history']> {
  const { past, future } = historyToKeep(before, after);
  return {
    past: { drop: past.drop, push: past.push.map(crossing) },
    future: { drop: future.drop, push: future.push.map(crossing) },
  };
}
