/** The tree as rows: what is unfolded, or what a search finds with everything above it. */
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { Tree, TreeNode } from '../../../../shared/domain/authoring/tree';
import { ancestorIds, childIdsOf, inOrder } from '../../../../shared/domain/authoring/tree-walk';
import { foldText } from '../../../../shared/kernel/fold-text';

export type TreeRow = {
  readonly node: TreeNode;
  /** 1: a core task. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Null where there is nothing in it. */
  readonly isOpen: boolean | null;
  readonly isFound: boolean;
};

/** Ids of the nodes whose number or text has the words in it; none for no words. */
export function findNodes(tree: Tree, sought: string): ReadonlySet<string> {
  const words = foldText(sought).split(/\s+/).filter(Boolean);
  if (words.length === 0) return new Set();
  const isFound = (node: TreeNode): boolean => {
    const text = foldText(`${codeOf(node)} ${titleOf(node)}`);
    return words.every((word) => text.includes(word));
  };
  return new Set(
    inOrder(tree)
      .filter(isFound)
      .map(({ id }) => id),
  );
}

/**
 * @param opened ids of the nodes that are unfolded
 * @param found what a search found; then only that is shown, with what it stands in
 */
export function composeRows(
  tree: Tree,
  opened: ReadonlySet<string>,
  found: ReadonlySet<string> | null,
): readonly TreeRow[] {
  const shown = found && new Set([...found].flatMap((id) => [...ancestorIds(tree, id), id]));
  const rows: TreeRow[] = [];
  const visit = (parentId: string | null, level: number): void => {
    const ids = childIdsOf(tree, parentId).filter((id) => !shown || shown.has(id));
    for (const [index, id] of ids.entries()) {
      const node = tree.nodes.get(id);
      if (!node) continue;
      const hasChildren = node.childIds.some((childId) => !shown || shown.has(childId));
      const isOpen = hasChildren ? shown !== null || opened.has(id) : null;
      const place = { level, position: index + 1, siblings: ids.length };
      rows.push({ node, ...place, isOpen, isFound: found?.has(id) ?? false });
      if (isOpen) visit(id, level + 1);
    }
  };
  visit(null, 1);
  return rows;
}
