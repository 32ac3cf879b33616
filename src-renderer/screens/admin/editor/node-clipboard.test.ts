/** What goes over the clipboard between trees: whole, or not at all. */
import { expect, it } from 'vitest';
import { type Tree, toTree } from '../../../../shared/domain/authoring/tree';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../../test/builders/a-qualification';
import { nodesAsJson, readNodes } from './node-clipboard';

const aTree = (name: string, text: string): Tree =>
  toTree({
    coreTasks: [
      aCoreTask({
        name,
        workProcesses: [
          aWorkProcess({ knowledgeAndSkills: ['k'.repeat(2001)], indicators: [anIndicator({ text })] }),
        ],
      }),
    ],
  });

it('a text that is longer than a version takes is copied as a whole, with everything around it', () => {
  const tree = aTree('n'.repeat(501), 't'.repeat(20_001));
  const read = readNodes(nodesAsJson(tree, tree.rootIds));
  expect(read?.ids).toEqual(tree.rootIds);
  expect([...(read?.from.nodes.values() ?? [])]).toEqual([...tree.nodes.values()]);
});

it('what is none of ours, or is not as a version has it, is not pasted', () => {
  const tree = aTree('Lassen', 't'.repeat(20_001));
  const json = nodesAsJson(tree, tree.rootIds);
  expect(readNodes(json.replace('"critical":', '"crucial":'))).toBeNull();
  expect(readNodes(json.replace('"name":"Lassen"', '"name":7'))).toBeNull();
  for (const text of ['', '[]', '7', '{"version":null,"ids":[]}', 'een regel'])
    expect(readNodes(text)).toBeNull();
});
