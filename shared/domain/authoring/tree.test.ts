import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { qualificationVersionSchema } from '../../records/qualification-version';
import { removeNodes } from './edit-remove';
import { fromTree, nodesOf, toTree } from './tree';
import { addedIds, changesBetween } from './tree-changes';
import { ancestorIds, inOrder, outermost, parentIdOf, subtreeIds } from './tree-walk';

const version = () => {
  const indicators = [anIndicator({ text: 'één' }), anIndicator({ text: '😀 ‏עברית', critical: true })];
  const workProcesses = [aWorkProcess({ indicators }), aWorkProcess({ code: '', indicators: [] })];
  return { coreTasks: [aCoreTask({ workProcesses }), aCoreTask({ code: 'B1-K2', workProcesses: [] })] };
};

describe('a version as a tree', () => {
  it('comes back as it was', () => {
    const before = version();
    expect(fromTree(toTree(before), before)).toEqual(before);
    expect(fromTree(toTree({ coreTasks: [] }), null)).toEqual({ coreTasks: [] });
  });

  it('keeps what this program does not know, at every depth', () => {
    const [first] = version().coreTasks;
    const later = JSON.parse(
      JSON.stringify({ coreTasks: [first], later: { a: [1] } }).replaceAll('"code"', '"weight":3,"code"'),
    );
    const read = qualificationVersionSchema.parse(later);
    expect(JSON.parse(JSON.stringify(fromTree(toTree(read), read)))).toEqual(later);
  });

  it('loses no node whose id another one has, and numbers it the same everywhere', () => {
    const [coreTask] = version().coreTasks;
    const doubled = { coreTasks: [coreTask!, { ...coreTask!, name: 'Again' }] };
    const tree = toTree(doubled);
    expect(tree.nodes.size).toBe(10);
    expect(fromTree(tree, null).coreTasks.map(({ name }) => name)).toEqual([coreTask!.name, 'Again']);
    expect(toTree(doubled)).toEqual(tree);
    expect(qualificationVersionSchema.safeParse(fromTree(tree, null)).success).toBe(true);
  });

  it('is walked in the order of reading', () => {
    const before = version();
    const tree = toTree(before);
    const [coreTask, second] = before.coreTasks;
    const [workProcess] = coreTask!.workProcesses;
    const [indicator] = workProcess!.indicators;
    expect(inOrder(tree).map(({ kind }) => kind)).toEqual([
      'core-task',
      'work-process',
      'indicator',
      'indicator',
      'work-process',
      'core-task',
    ]);
    expect(parentIdOf(tree, coreTask!.coreTaskId)).toBe(null);
    expect(parentIdOf(tree, 'nobody')).toBe(undefined);
    expect(ancestorIds(tree, indicator!.indicatorId)).toEqual([
      coreTask!.coreTaskId,
      workProcess!.workProcessId,
    ]);
    expect(subtreeIds(tree, second!.coreTaskId)).toEqual([second!.coreTaskId]);
    const chosen = [second!.coreTaskId, indicator!.indicatorId, workProcess!.workProcessId, 'nobody'];
    expect(outermost(tree, chosen).map(({ id }) => id)).toEqual([
      workProcess!.workProcessId,
      second!.coreTaskId,
    ]);
    expect(nodesOf(tree, 'indicator', chosen)).toHaveLength(1);
  });

  it('tells what has to be written to make one of another', () => {
    const after = toTree(version());
    const before = removeNodes(after, [after.rootIds[0]!]);
    const changes = changesBetween(before, after);
    expect(changes.changed).toHaveLength(5);
    expect(changes).toMatchObject({ rootIds: after.rootIds, removedIds: [] });
    expect(changesBetween(after, before).removedIds).toEqual(changes.changed.map(({ id }) => id));
    expect(addedIds(before, after)).toEqual(subtreeIds(after, after.rootIds[0]!));
    expect(changesBetween(after, after)).toEqual({ rootIds: null, changed: [], removedIds: [] });
  });
});
