/** Serial numbers: missing among others, given twice, or beginning with the number of another core task. */
import { groupBy } from '../../kernel/group-by';
import { beginsWith, codeOf } from './numbering';
import type { Tree, TreeNode } from './tree';
import type { TreeFinding } from './tree-finding';
import { inOrder, parentIdOf } from './tree-walk';

export function checkCodes(tree: Tree): readonly TreeFinding[] {
  const coreTasks = inOrder(tree).filter(({ kind }) => kind === 'core-task');
  const workProcesses = inOrder(tree).filter(({ kind }) => kind === 'work-process');
  return [
    ...missing(coreTasks),
    ...missing(workProcesses),
    ...twice(coreTasks),
    ...twice(workProcesses),
    ...ofAnother(tree, coreTasks, workProcesses),
  ];
}

const found = (code: TreeFinding['code'], nodeId: string, otherIds: readonly string[] = []): TreeFinding => ({
  code,
  nodeId,
  field: 'code',
  blocks: null,
  ...(otherIds.length > 0 ? { otherIds } : {}),
});

/** Who numbers none of them wants no numbers. */
function missing(nodes: readonly TreeNode[]): readonly TreeFinding[] {
  const without = nodes.filter((node) => codeOf(node) === '');
  return without.length < nodes.length ? without.map(({ id }) => found('code-missing', id)) : [];
}

function twice(nodes: readonly TreeNode[]): readonly TreeFinding[] {
  const coded = nodes.filter((node) => codeOf(node) !== '');
  return [...groupBy(coded, (node) => codeOf(node).toLowerCase()).values()]
    .filter((same) => same.length > 1)
    .flatMap((same) =>
      same.map(({ id }) =>
        found(
          'code-twice',
          id,
          same.map((other) => other.id).filter((other) => other !== id),
        ),
      ),
    );
}

function ofAnother(
  tree: Tree,
  coreTasks: readonly TreeNode[],
  workProcesses: readonly TreeNode[],
): readonly TreeFinding[] {
  const codes = coreTasks.map(({ id, ...node }) => ({ id, code: codeOf({ id, ...node }) }));
  return workProcesses.flatMap((node) => {
    const code = codeOf(node);
    const parentId = parentIdOf(tree, node.id);
    const isOwn = codes.some((other) => other.id === parentId && beginsWith(code, other.code));
    const other = isOwn ? undefined : codes.find((each) => beginsWith(code, each.code));
    return other ? [found('code-of-another', node.id, [other.id])] : [];
  });
}
