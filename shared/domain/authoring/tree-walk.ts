/** Ways through a tree: who is above, what is below, and in which order a reader meets the nodes. */
import { remember } from '../../kernel/remember';
import type { NodeKind, Tree, TreeNode } from './tree';

/** The id of what each node stands in; null for a core task. Made once per tree. */
const parentsOf = remember((tree: Tree): ReadonlyMap<string, string | null> => {
  const parents = new Map<string, string | null>(tree.rootIds.map((id) => [id, null]));
  for (const node of tree.nodes.values()) for (const id of node.childIds) parents.set(id, node.id);
  return parents;
});

/** @returns the id of what it stands in; null for a core task, undefined for a node that the tree does not have */
export const parentIdOf = (tree: Tree, id: string): string | null | undefined => parentsOf(tree).get(id);

/** Ids of what is in a node, in order; those of the core tasks for null. Nothing for a node that is not there. */
export const childIdsOf = (tree: Tree, parentId: string | null): readonly string[] =>
  parentId === null ? tree.rootIds : (tree.nodes.get(parentId)?.childIds ?? []);

/** Which kind of node stands in this one; null where nothing can: in an indicator, or in a node that is not there. */
export function kindIn(tree: Tree, parentId: string | null): NodeKind | null {
  if (parentId === null) return 'core-task';
  const kind = tree.nodes.get(parentId)?.kind;
  if (kind === 'core-task') return 'work-process';
  return kind === 'work-process' ? 'indicator' : null;
}

/** The node and everything in it, in the order of reading. */
export function subtreeIds(tree: Tree, id: string): readonly string[] {
  const node = tree.nodes.get(id);
  return node ? [id, ...node.childIds.flatMap((childId) => subtreeIds(tree, childId))] : [];
}

/** All nodes in the order of reading. Made once per tree. */
export const inOrder = remember((tree: Tree): readonly TreeNode[] => {
  const found: TreeNode[] = [];
  const visit = (id: string): void => {
    const node = tree.nodes.get(id);
    if (!node) return;
    found.push(node);
    node.childIds.forEach(visit);
  };
  tree.rootIds.forEach(visit);
  return found;
});

/** The nodes above this one, from the core task down; nothing above a core task. */
export function ancestorIds(tree: Tree, id: string): readonly string[] {
  const parentId = parentIdOf(tree, id);
  return parentId ? [...ancestorIds(tree, parentId), parentId] : [];
}

/** Those of the ids that are in the tree, each once, in the order of reading, without what stands in another of them. */
export function outermost(tree: Tree, ids: readonly string[]): readonly TreeNode[] {
  const wanted = new Set(ids);
  if (wanted.size === 0) return [];
  return inOrder(tree).filter(
    ({ id }) => wanted.has(id) && !ancestorIds(tree, id).some((above) => wanted.has(above)),
  );
}
