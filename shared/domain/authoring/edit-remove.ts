/** Nodes that go, with everything in them. */
import { isBlank } from './node-fields';
import { withChildIds, withNodes } from './place';
import type { Tree } from './tree';
import { childIdsOf, inOrder, outermost, parentIdOf, subtreeIds } from './tree-walk';

/** The tree without these nodes and what is in them. */
export function removeNodes(tree: Tree, ids: readonly string[]): Tree {
  const gone = outermost(tree, ids);
  if (gone.length === 0) return tree;
  const goneIds = new Set(gone.map(({ id }) => id));
  const parentIds = new Set(gone.map(({ id }) => parentIdOf(tree, id) ?? null));
  const cut = [...parentIds].reduce<Tree>(
    (rest, parentId) =>
      withChildIds(
        rest,
        parentId,
        childIdsOf(rest, parentId).filter((id) => !goneIds.has(id)),
      ),
    tree,
  );
  return withNodes(
    cut,
    [],
    gone.flatMap(({ id }) => [...subtreeIds(tree, id)]),
  );
}

/** The tree without indicators in which nothing was written, such as one that Enter made at the end of a list. */
export const removeBlank = (tree: Tree): Tree =>
  removeNodes(
    tree,
    inOrder(tree)
      .filter((node) => node.kind === 'indicator' && isBlank(node))
      .map(({ id }) => id),
  );

/** Where to go when these nodes are removed: the next one beside them, else the one before, else what they stood in. */
export function besideRemoved(tree: Tree, ids: readonly string[]): string | null {
  const gone = new Set(outermost(tree, ids).map(({ id }) => id));
  const last = [...gone].at(-1);
  if (last === undefined) return null;
  const parentId = parentIdOf(tree, last) ?? null;
  const siblings = childIdsOf(tree, parentId);
  const at = siblings.indexOf(last);
  const stays = (id: string): boolean => !gone.has(id);
  return siblings.slice(at).find(stays) ?? siblings.slice(0, at).findLast(stays) ?? parentId;
}
