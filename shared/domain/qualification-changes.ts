/** What another import would change in a qualification, in numbers a person can judge before saying yes. */
import { sameValue } from '../kernel/same-value';
import type { Qualification } from './qualification';

export type NodeChanges = { readonly added: number; readonly removed: number; readonly altered: number };

export type QualificationChanges = {
  /** The qualification's own fields that differ. */
  readonly details: readonly ('name' | 'level' | 'source')[];
  readonly coreTasks: NodeChanges;
  readonly workProcesses: NodeChanges;
  readonly indicators: NodeChanges;
  /** Indicators a person marked as critical that would be gone: somebody must look at these. */
  readonly criticalRemoved: number;
};

/** Compares node by node, by id; a node counts as altered for its own fields, not for what is inside it. */
export function describeChanges(before: Qualification, after: Qualification): QualificationChanges {
  const details = (['name', 'level', 'source'] as const).filter(
    (field) => !sameValue(before[field], after[field]),
  );
  const left = nodesOf(before);
  const right = nodesOf(after);
  return {
    details,
    coreTasks: compare(left.coreTasks, right.coreTasks),
    workProcesses: compare(left.workProcesses, right.workProcesses),
    indicators: compare(left.indicators, right.indicators),
    criticalRemoved: before.coreTasks
      .flatMap((coreTask) => coreTask.workProcesses)
      .flatMap((workProcess) => workProcess.indicators)
      .filter((indicator) => indicator.critical && !right.indicators.has(indicator.indicatorId)).length,
  };
}

type Nodes = ReadonlyMap<string, unknown>;

function nodesOf({ coreTasks }: Qualification): Record<'coreTasks' | 'workProcesses' | 'indicators', Nodes> {
  const workProcesses = coreTasks.flatMap((coreTask) => coreTask.workProcesses);
  return {
    coreTasks: new Map(coreTasks.map(({ workProcesses: _, ...own }) => [own.coreTaskId, own])),
    workProcesses: new Map(workProcesses.map(({ indicators: _, ...own }) => [own.workProcessId, own])),
    indicators: new Map(workProcesses.flatMap((w) => w.indicators.map((i) => [i.indicatorId, i] as const))),
  };
}

function compare(before: Nodes, after: Nodes): NodeChanges {
  let added = 0;
  let altered = 0;
  for (const [id, node] of after) {
    if (!before.has(id)) added++;
    else if (!sameValue(before.get(id), node)) altered++;
  }
  const removed = [...before.keys()].filter((id) => !after.has(id)).length;
  return { added, removed, altered };
}
