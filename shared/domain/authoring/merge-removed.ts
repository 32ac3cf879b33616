/**
 * Nodes that one side removed while the other changed something in them. Nothing that somebody wrote goes without being
 * asked about: then the node and everything in it stays, and that it was removed is a conflict.
 */
import { sameValue } from '../../kernel/same-value';
import type { Tree } from './tree';
import { parentIdOf } from './tree-walk';

/** @param removing the side that may have removed nodes of `base`; @param other the side that may have changed them */
export function keptAlthoughRemoved(
  base: Tree,
  removing: Tree,
  other: Tree,
): { readonly keptIds: ReadonlySet<string>; readonly topIds: readonly string[] } {
  const removed = [...other.nodes.keys()].filter((id) => base.nodes.has(id) && !removing.nodes.has(id));
  const removedIds = new Set(removed);
  const topOf = (id: string): string => {
    const parentId = parentIdOf(other, id);
    return parentId && removedIds.has(parentId) ? topOf(parentId) : id;
  };
  const tops = new Map(removed.map((id) => [id, topOf(id)]));
  const changed = removed.filter((id) => isChanged(base, other, id, removedIds));
  const topIds = new Set(changed.map((id) => tops.get(id) ?? id));
  return { keptIds: new Set(removed.filter((id) => topIds.has(tops.get(id) ?? id))), topIds: [...topIds] };
}

/** Whether a node says something else, stands in another one, or had something put into it. */
function isChanged(base: Tree, other: Tree, id: string, removedIds: ReadonlySet<string>): boolean {
  const [before, after] = [base.nodes.get(id), other.nodes.get(id)];
  const gotNew = after?.childIds.some(
    (childId) => !removedIds.has(childId) && parentIdOf(base, childId) !== id,
  );
  return (
    gotNew === true || parentIdOf(base, id) !== parentIdOf(other, id) || !sameValue(before?.own, after?.own)
  );
}
