/** Nodes that go elsewhere together: within what they stand in, or across. */
import { type Place, withChildIds, within } from './place';
import type { Tree } from './tree';
import { childIdsOf, kindIn, outermost, parentIdOf } from './tree-walk';

/** The tree with the nodes that can stand there in that place, in the order in which they stood. */
export function moveNodes(tree: Tree, ids: readonly string[], { parentId, index }: Place): Tree {
  const kind = kindIn(tree, parentId);
  const moved = outermost(tree, ids)
    .filter((node) => node.kind === kind)
    .map(({ id }) => id);
  if (moved.length === 0) return tree;
  const leaves = new Set(moved);
  const stays = (id: string): boolean => !leaves.has(id);
  const before = childIdsOf(tree, parentId);
  const at = within(index, before.length);
  const arranged = [...before.slice(0, at).filter(stays), ...moved, ...before.slice(at).filter(stays)];
  const fromIds = new Set(moved.map((id) => parentIdOf(tree, id) ?? null));
  fromIds.delete(parentId);
  const left = [...fromIds].reduce<Tree>(
    (rest, fromId) => withChildIds(rest, fromId, childIdsOf(rest, fromId).filter(stays)),
    tree,
  );
  return withChildIds(left, parentId, arranged);
}
