/** Where a node comes to stand, and putting nodes there. */
import type { Tree, TreeNode } from './tree';
import { childIdsOf } from './tree-walk';

export type Place = {
  /** Node it stands in; null: a core task. */
  readonly parentId: string | null;
  /** Before which of the nodes that are in it now; beyond the last one is at the end. */
  readonly index: number;
};

/** An index that is there: whole, from 0 up to the length. What is no number is the end. */
export const within = (index: number, length: number): number =>
  Number.isNaN(index) ? length : Math.min(Math.max(Math.trunc(index), 0), length);

/** The tree with other nodes of these ids, and without those that are removed. Takes no id out of any list. */
export function withNodes(
  tree: Tree,
  changed: readonly TreeNode[],
  removedIds: readonly string[] = [],
): Tree {
  if (changed.length === 0 && removedIds.length === 0) return tree;
  const nodes = new Map(tree.nodes);
  for (const id of removedIds) nodes.delete(id);
  for (const node of changed) nodes.set(node.id, node);
  return { ...tree, nodes };
}

/** The tree with these ids in the node, in this order; the same tree when they are. */
export function withChildIds(tree: Tree, parentId: string | null, childIds: readonly string[]): Tree {
  const before = childIdsOf(tree, parentId);
  if (before.length === childIds.length && before.every((id, index) => id === childIds[index])) return tree;
  if (parentId === null) return { ...tree, rootIds: childIds };
  const parent = tree.nodes.get(parentId);
  return parent ? withNodes(tree, [{ ...parent, childIds }]) : tree;
}

/** The tree with these ids in place; `nodes` are those behind them and whatever stands in those. */
export function insertNodes(
  tree: Tree,
  { parentId, index }: Place,
  ids: readonly string[],
  nodes: readonly TreeNode[],
): Tree {
  const before = childIdsOf(tree, parentId);
  const at = within(index, before.length);
  const childIds = [...before.slice(0, at), ...ids, ...before.slice(at)];
  return withChildIds(withNodes(tree, nodes), parentId, childIds);
}
