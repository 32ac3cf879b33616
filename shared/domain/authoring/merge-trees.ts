/**
 * Two trees made upon the same one, together: by node and field. Without conflicts the result is the same whoever is called
 * mine. What cannot be both is told, and theirs stays in the tree; nothing that either wrote goes without being told.
 */
import { sameValue } from '../../kernel/same-value';
import { type FieldConflict, mergeFields } from './merge-fields';
import { mergeOrder } from './merge-order';
import { keptAlthoughRemoved } from './merge-removed';
import type { Tree, TreeNode } from './tree';
import { childIdsOf, inOrder, parentIdOf } from './tree-walk';
import { withTheirIds } from './unify-added';

/**
 * `field` is an own field of the node; `removed`: one side removed it (true) and the other changed it or what is in it, so it
 * stays; `place`: both put it in different nodes, whose ids are the values.
 */
export type TreeConflict = FieldConflict & { readonly nodeId: string };
export type MergedTree = { readonly tree: Tree; readonly conflicts: readonly TreeConflict[] };

/** Never throws. Conflicts stand in the order in which a reader meets their nodes, each once. */
export function mergeTrees(base: Tree, theirs: Tree, own: Tree): MergedTree {
  const mine = withTheirIds(base, theirs, own);
  const conflicts: TreeConflict[] = [];
  const kept = keptNodes({ base, theirs, mine }, conflicts);
  const merged = kept.flatMap((id) => mergeNode({ base, theirs, mine }, id, conflicts) ?? []);
  const parents = new Map(kept.map((id) => [id, mergeParent({ base, theirs, mine }, id, conflicts)]));
  const tree = arrange({ base, theirs, mine }, merged, parents);
  const places = new Map(inOrder(tree).map(({ id }, place) => [id, place]));
  const placeOf = ({ nodeId }: TreeConflict): number => places.get(nodeId) ?? 0;
  return { tree, conflicts: conflicts.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

type Three = { readonly base: Tree; readonly theirs: Tree; readonly mine: Tree };

/** Ids of the nodes that are there afterwards. */
function keptNodes({ base, theirs, mine }: Three, conflicts: TreeConflict[]): readonly string[] {
  const byMine = keptAlthoughRemoved(base, mine, theirs);
  const byThem = keptAlthoughRemoved(base, theirs, mine);
  const tell = (nodeId: string, isMine: boolean): void => {
    conflicts.push({ nodeId, field: 'removed', base: false, theirs: !isMine, mine: isMine });
  };
  for (const id of byMine.topIds) tell(id, true);
  for (const id of byThem.topIds) tell(id, false);
  return [...new Set([...theirs.nodes.keys(), ...mine.nodes.keys()])].filter((id) => {
    if (theirs.nodes.has(id) && mine.nodes.has(id)) return true;
    return !base.nodes.has(id) || byMine.keptIds.has(id) || byThem.keptIds.has(id);
  });
}

/** The node with the fields of both; what is in it is arranged later. */
function mergeNode({ base, theirs, mine }: Three, id: string, conflicts: TreeConflict[]): TreeNode | null {
  const [before, there, here] = [base.nodes.get(id), theirs.nodes.get(id), mine.nodes.get(id)];
  if (!there || !here || there.kind !== here.kind) return there ?? here ?? null;
  if (there.own === here.own || here.own === before?.own) return there;
  if (there.own === before?.own) return here;
  const { own, conflicts: found } = mergeFields({ ...before?.own }, { ...there.own }, { ...here.own });
  conflicts.push(...found.map((conflict) => ({ ...conflict, nodeId: id })));
  // Fields of one kind, merged with those of the same kind, are fields of that kind.
  return { ...there, own } as TreeNode;
}

/** In which node it stands; null for a core task. */
function mergeParent({ base, theirs, mine }: Three, id: string, conflicts: TreeConflict[]): string | null {
  const [before, there, here] = [parentIdOf(base, id), parentIdOf(theirs, id), parentIdOf(mine, id)];
  if (there === undefined || here === undefined) return there ?? here ?? null;
  if (there === here || here === before) return there;
  if (there === before) return here;
  conflicts.push({ nodeId: id, field: 'place', base: before ?? null, theirs: there, mine: here });
  return there;
}

/** The tree of these nodes, each in its parent, in the merged order. */
function arrange(
  { base, theirs, mine }: Three,
  merged: readonly TreeNode[],
  parents: ReadonlyMap<string, string | null>,
): Tree {
  const inside = new Map<string | null, Set<string>>();
  for (const [id, parentId] of parents) {
    const ids = inside.get(parentId);
    if (ids) ids.add(id);
    else inside.set(parentId, new Set([id]));
  }
  const orderIn = (parentId: string | null): readonly string[] =>
    mergeOrder(inside.get(parentId) ?? new Set(), {
      base: childIdsOf(base, parentId),
      theirs: childIdsOf(theirs, parentId),
      mine: childIdsOf(mine, parentId),
    });
  const nodes = merged.map((node): TreeNode => {
    const whole = { ...node, childIds: orderIn(node.id) };
    // What is as it was stays the same object, so that nobody writes or paints it again.
    const known = [mine.nodes.get(node.id), theirs.nodes.get(node.id)];
    return known.find((other) => other && sameValue(other, whole)) ?? whole;
  });
  return { rootIds: orderIn(null), nodes: new Map(nodes.map((node) => [node.id, node])) };
}
