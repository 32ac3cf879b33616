/**
 * The tree of a qualification as an editor works with it: every node by its id, with its own fields and the ids of what is
 * in it. Trees are never changed: an edit makes the next one and shares every node that it did not touch, so that "the
 * same object" means "did not change". Nothing of a version is lost on the way in and out, not even what this program does
 * not know.
 */
import type {
  CoreTask,
  Indicator,
  QualificationVersion,
  WorkProcess,
} from '../../records/qualification-version';
import { freeId } from './free-id';

export type CoreTaskFields = Omit<CoreTask, 'coreTaskId' | 'workProcesses'>;
export type WorkProcessFields = Omit<WorkProcess, 'workProcessId' | 'indicators'>;
export type IndicatorFields = Omit<Indicator, 'indicatorId'>;

type NodeOf<Kind extends string, Fields> = {
  readonly kind: Kind;
  readonly id: string;
  /** Its own fields, those of later programs among them. */
  readonly own: Readonly<Fields>;
  /** What is in it, in order; an indicator has nothing in it. */
  readonly childIds: readonly string[];
};
export type CoreTaskNode = NodeOf<'core-task', CoreTaskFields>;
export type WorkProcessNode = NodeOf<'work-process', WorkProcessFields>;
export type IndicatorNode = NodeOf<'indicator', IndicatorFields>;
export type TreeNode = CoreTaskNode | WorkProcessNode | IndicatorNode;
export type NodeKind = TreeNode['kind'];

export type Tree = {
  /** Core tasks, in order. */
  readonly rootIds: readonly string[];
  readonly nodes: ReadonlyMap<string, TreeNode>;
};

export const emptyTree: Tree = { rootIds: [], nodes: new Map() };

/** @returns the version as a tree. An id that another node has already becomes the next free one, on every device the same. */
export function toTree(version: QualificationVersion): Tree {
  const nodes = new Map<string, TreeNode>();
  const put = (node: TreeNode): string => {
    const id = freeId(nodes, node.id);
    nodes.set(id, { ...node, id });
    return id;
  };
  const putIndicator = ({ indicatorId: id, ...own }: Indicator): string =>
    put({ kind: 'indicator', id, own, childIds: [] });
  const putWorkProcess = ({ workProcessId: id, indicators, ...own }: WorkProcess): string =>
    put({ kind: 'work-process', id, own, childIds: indicators.map(putIndicator) });
  const putCoreTask = ({ coreTaskId: id, workProcesses, ...own }: CoreTask): string =>
    put({ kind: 'core-task', id, own, childIds: workProcesses.map(putWorkProcess) });
  return { rootIds: version.coreTasks.map(putCoreTask), nodes };
}

/** The nodes of one kind behind these ids, in order; what is not there or of another kind is left out. */
export function nodesOf<Kind extends NodeKind>(
  { nodes }: Tree,
  kind: Kind,
  ids: readonly string[],
): readonly Extract<TreeNode, { readonly kind: Kind }>[] {
  const isWanted = (node: TreeNode | undefined): node is Extract<TreeNode, { readonly kind: Kind }> =>
    node?.kind === kind;
  return ids.map((id) => nodes.get(id)).filter(isWanted);
}

/** @param before the version it was made from: what this program does not know of that one is carried along */
export function fromTree(tree: Tree, before: QualificationVersion | null): QualificationVersion {
  const indicator = ({ id, own }: IndicatorNode): Indicator => ({
    indicatorId: id as Indicator['indicatorId'],
    ...own,
  });
  const workProcess = ({ id, own, childIds }: WorkProcessNode): WorkProcess => ({
    workProcessId: id as WorkProcess['workProcessId'],
    ...own,
    indicators: nodesOf(tree, 'indicator', childIds).map(indicator),
  });
  const coreTask = ({ id, own, childIds }: CoreTaskNode): CoreTask => ({
    coreTaskId: id as CoreTask['coreTaskId'],
    ...own,
    workProcesses: nodesOf(tree, 'work-process', childIds).map(workProcess),
  });
  return { ...before, coreTasks: nodesOf(tree, 'core-task', tree.rootIds).map(coreTask) };
}
