import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../shared/domain/authoring/edit';
import { toTree } from '../../../../shared/domain/authoring/tree';
import { newId } from '../../../../shared/kernel/ids';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../../test/builders/a-qualification';
import { removeAll } from './editor-steps';

const indicators = [anIndicator(), anIndicator()];
const [first, second] = [aWorkProcess({ indicators }), aWorkProcess({ indicators: [] })];
const coreTask = aCoreTask({ workProcesses: [first, second] });
const tree = toTree({ coreTasks: [coreTask] });
const [one = '', two = ''] = indicators.map(({ indicatorId }) => indicatorId);

describe('removing', () => {
  it('leads to something that is left, whatever was chosen together', () => {
    const cases: readonly (readonly [readonly string[], string | null])[] = [
      [[one], two],
      [[two], one],
      [[one, two], first.workProcessId],
      [[one, two, first.workProcessId], second.workProcessId],
      [[one, first.workProcessId, second.workProcessId], coreTask.coreTaskId],
      [[one, coreTask.coreTaskId], null],
    ];
    for (const [ids, at] of cases) {
      const step = removeAll(tree, ids);
      expect(step.at).toBe(at);
      const after = step.edit ? applyEdit(tree, step.edit, newId) : tree;
      expect(at === null ? after.rootIds.length === 0 : after.nodes.has(at)).toBe(true);
    }
  });
});
