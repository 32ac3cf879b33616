/** What differs between two trees, by object: for keeping a draft on disk and for finding what an edit made. */
import type { Tree, TreeNode } from './tree';
import { inOrder } from './tree-walk';

export type TreeChanges = {
  /** Core tasks in order, when that differs; null when not. */
  readonly rootIds: readonly string[] | null;
  /** Nodes that are new or not the same object any more. */
  readonly changed: readonly TreeNode[];
  readonly removedIds: readonly string[];
};

/** What has to be written to make `after` of what was kept as `before`. */
export function changesBetween(before: Tree, after: Tree): TreeChanges {
  return {
    rootIds: before.rootIds === after.rootIds ? null : after.rootIds,
    changed: [...after.nodes.values()].filter((node) => before.nodes.get(node.id) !== node),
    removedIds: [...before.nodes.keys()].filter((id) => !after.nodes.has(id)),
  };
}

/** Ids of the nodes that `after` has and `before` has not, in the order of reading: where to go after an edit. */
export const addedIds = (before: Tree, after: Tree): readonly string[] =>
  before.nodes === after.nodes
    ? []
    : inOrder(after)
        .filter(({ id }) => !before.nodes.has(id))
        .map(({ id }) => id);
