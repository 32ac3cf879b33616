/**
 * One step up or down, as Alt with an arrow does it. At the first or last place a node goes on into the neighbouring
 * parent; nodes that are chosen together keep their order and never pass each other.
 */
import { moveNodes } from './edit-move';
import type { Tree, TreeNode } from './tree';
import { childIdsOf, inOrder, outermost, parentIdOf } from './tree-walk';

/** @param by -1 is up */
export function shiftNodes(tree: Tree, ids: readonly string[], by: -1 | 1): Tree {
  const chosen = outermost(tree, ids);
  const chosenIds = new Set(chosen.map(({ id }) => id));
  const inTurn = by < 0 ? chosen : chosen.toReversed();
  return inTurn.reduce<Tree>((moved, node) => shiftOne(moved, node, by, chosenIds), tree);
}

function shiftOne(tree: Tree, node: TreeNode, by: -1 | 1, chosenIds: ReadonlySet<string>): Tree {
  const parentId = parentIdOf(tree, node.id) ?? null;
  const siblings = childIdsOf(tree, parentId);
  const at = siblings.indexOf(node.id);
  const neighbour = siblings[at + by];
  if (neighbour !== undefined) {
    if (chosenIds.has(neighbour)) return tree;
    return moveNodes(tree, [node.id], { parentId, index: by < 0 ? at - 1 : at + 2 });
  }
  const next = parentBeside(tree, parentId, by);
  if (next === null) return tree;
  return moveNodes(tree, [node.id], { parentId: next, index: by < 0 ? Number.POSITIVE_INFINITY : 0 });
}

/** The next node of the parent's kind in the order of reading, whatever that stands in. */
function parentBeside(tree: Tree, parentId: string | null, by: -1 | 1): string | null {
  const parent = parentId === null ? undefined : tree.nodes.get(parentId);
  if (!parent) return null;
  const alike = inOrder(tree).filter(({ kind }) => kind === parent.kind);
  return alike[alike.indexOf(parent) + by]?.id ?? null;
}
