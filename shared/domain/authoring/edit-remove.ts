/** Nodes that go, with everything in them. */
import { isBlank } from './node-fields';
import { withChildIds, withNodes } from './place';
import type { IndicatorNode, Tree } from './tree';
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

const blankOnes = (tree: Tree): readonly IndicatorNode[] =>
  inOrder(tree)
    .filter((node) => node.kind === 'indicator')
    .filter(isBlank);

/** The tree without indicators in which nothing was written, such as one that Enter made at the end of a list. */
export const removeBlank = (tree: Tree): Tree =>
  removeNodes(
    tree,
    blankOnes(tree).map(({ id }) => id),
  );

/** Those of them that have a serial number: somebody may have written it, so whoever publishes is told. */
export const numberedBlanks = (tree: Tree): readonly IndicatorNode[] =>
  blankOnes(tree).filter(({ own }) => (own.code ?? '').trim() !== '');

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
