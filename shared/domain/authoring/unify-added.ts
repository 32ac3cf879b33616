/**
 * Two people who both imported the same new edition added the same nodes under other ids. Files tell which those are by the
 * key they know them by; mine take the ids of theirs, because exams may have been planned with those already.
 */
import type { Tree, TreeNode } from './tree';
import { inOrder } from './tree-walk';

/** What a file or framework knows the node by; null for one that was made by hand. */
function keyOf({ kind, own }: TreeNode): string | null {
  const key = own.sourceKey ?? own.origin?.identifier ?? null;
  return key === null ? null : `${kind} ${key}`;
}

/** Nodes that `base` does not have, by their key; a key that two of them have tells nothing. */
function addedByKey(base: Tree, tree: Tree): ReadonlyMap<string, string | null> {
  const ids = new Map<string, string | null>();
  for (const node of inOrder(tree)) {
    const key = base.nodes.has(node.id) ? null : keyOf(node);
    if (key !== null) ids.set(key, ids.has(key) ? null : node.id);
  }
  return ids;
}

/** `mine`, with the ids of `theirs` for what both added; the same tree when there is nothing like that. */
export function withTheirIds(base: Tree, theirs: Tree, mine: Tree): Tree {
  const there = addedByKey(base, theirs);
  const renamed = new Map<string, string>();
  for (const [key, id] of addedByKey(base, mine)) {
    const theirId = there.get(key);
    if (id && theirId && id !== theirId && !mine.nodes.has(theirId)) renamed.set(id, theirId);
  }
  if (renamed.size === 0) return mine;
  const rename = (id: string): string => renamed.get(id) ?? id;
  const nodes = [...mine.nodes.values()].map((node): TreeNode => {
    const isSame = !renamed.has(node.id) && !node.childIds.some((id) => renamed.has(id));
    return isSame ? node : { ...node, id: rename(node.id), childIds: node.childIds.map(rename) };
  });
  return { rootIds: mine.rootIds.map(rename), nodes: new Map(nodes.map((node) => [node.id, node])) };
}
