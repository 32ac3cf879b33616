import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { aRandom } from '../../../test/builders/a-random';
import { anEdit, countingIds } from '../../../test/builders/an-edit';
import { newId } from '../../kernel/ids';
import { describeDifference } from './difference';
import { applyEdit, type Edit } from './edit';
import { titleOf } from './node-fields';
import { emptyTree, type Tree, type TreeNode, toTree } from './tree';
import { inOrder } from './tree-walk';

const named = (name: string, texts: string) =>
  aWorkProcess({ name, indicators: [...texts].map((text) => anIndicator({ text })) });
const before = toTree({
  coreTasks: [
    aCoreTask({ name: 'A', workProcesses: [named('p', 'abcd'), named('q', 'e')] }),
    aCoreTask({ name: 'B', workProcesses: [] }),
  ],
});
const idOf = (title: string): string => inOrder(before).find((node) => titleOf(node) === title)!.id;
const edit = (...edits: readonly Edit[]): Tree =>
  edits.reduce((tree, each) => applyEdit(tree, each, newId), before);
const told = (after: Tree): string[] =>
  describeDifference(before, after).map(({ node, change, isInside, moved, fields }) =>
    [
      titleOf(node),
      isInside ? `${change} along` : change,
      ...(moved ? [moved.fromId === moved.toId ? 'moved' : 'moved elsewhere'] : []),
      ...fields.map(({ field }) => field),
    ].join(' '),
  );

describe('the difference between two versions', () => {
  it('is nothing between equal trees', () => {
    expect(told(before)).toEqual([]);
    expect(told(edit({ kind: 'set', id: idOf('a'), fields: { sourceKey: 'x' } }))).toEqual([]);
  });

  it('names in the order of reading what was added, removed, moved and reworded', () => {
    const after = edit(
      { kind: 'remove', ids: [idOf('b'), idOf('q')] },
      { kind: 'set', id: idOf('c'), fields: { text: 'c c', critical: true } },
      { kind: 'move', ids: [idOf('d')], to: { parentId: idOf('p'), index: 0 } },
      { kind: 'paste', lines: ['new'], at: { parentId: idOf('p'), index: 9 } },
      { kind: 'add', at: { parentId: idOf('B'), index: 0 }, fields: { name: 'r' } },
    );
    expect(told(after)).toEqual([
      'd changed moved',
      'b removed',
      'c c changed text critical',
      'new added',
      'q removed',
      'e removed along',
      'r added',
    ]);
  });

  it('tells a node that went to another parent, and links and lines one by one', () => {
    const [k, l] = [newId<'Competence'>(), newId<'Competence'>()];
    const linked = edit(
      { kind: 'move', ids: [idOf('a')], to: { parentId: idOf('q'), index: 0 } },
      { kind: 'competences', ids: [idOf('p')], add: [k, l], remove: [] },
      { kind: 'knowledge', id: idOf('p'), index: 0, remove: 0, lines: ['steel'] },
    );
    expect(told(linked)).toEqual(['p changed knowledgeAndSkills competenceIds', 'a changed moved elsewhere']);
    const [process] = describeDifference(before, linked);
    expect(process?.fields).toEqual([
      { field: 'knowledgeAndSkills', kind: 'lines', pieces: [{ kind: 'added', text: 'steel' }] },
      { field: 'competenceIds', kind: 'links', added: [k, l], removed: [] },
    ]);
  });

  it('shows a text word by word, a choice as what it was and is, and links that went', () => {
    const [k, l] = [newId<'Competence'>(), newId<'Competence'>()];
    const start = edit({ kind: 'competences', ids: [idOf('p')], add: [k, l], remove: [] });
    const fieldsOf = (...edits: readonly Edit[]) =>
      describeDifference(
        start,
        edits.reduce((tree, each) => applyEdit(tree, each, newId), start),
      ).flatMap(({ fields }) => fields);
    const set = (title: string, fields: (Edit & { kind: 'set' })['fields']): Edit => ({
      kind: 'set',
      id: idOf(title),
      fields,
    });
    expect(fieldsOf(set('a', { text: 'a b', critical: true }))).toEqual([
      {
        field: 'text',
        kind: 'text',
        pieces: [
          { kind: 'same', text: 'a' },
          { kind: 'added', text: ' b' },
        ],
      },
      { field: 'critical', kind: 'value', before: false, after: true },
    ]);
    expect(fieldsOf(set('A', { part: 'base' }))).toMatchObject([{ field: 'part', kind: 'text' }]);
    expect(fieldsOf({ kind: 'competences', ids: [idOf('p')], add: [], remove: [k] })).toEqual([
      { field: 'competenceIds', kind: 'links', added: [], removed: [k] },
    ]);
    expect(fieldsOf({ kind: 'competences', ids: [idOf('a')], add: [l], remove: [] })).toEqual([
      { field: 'competenceIds', kind: 'links', added: [l], removed: [] },
    ]);
    expect(fieldsOf(set('a', { competenceIds: [] }))).toEqual([]);
  });

  it('shows what a later program wrote as what it was and is', () => {
    const later = (weight: unknown): Tree => {
      const [first, ...others] = before.nodes.values();
      const node = { ...first!, own: { ...first!.own, ...{ weight } } } as TreeNode;
      return { ...before, nodes: new Map([node, ...others].map((each) => [each.id, each])) };
    };
    const fields = (one: unknown, two: unknown) =>
      describeDifference(later(one), later(two)).flatMap((found) => found.fields);
    expect(fields(1, 2)).toEqual([{ field: 'weight', kind: 'value', before: 1, after: 2 }]);
    expect(fields(1, 'x')).toEqual([{ field: 'weight', kind: 'value', before: 1, after: 'x' }]);
    expect(fields('x', 1)).toEqual([{ field: 'weight', kind: 'value', before: 'x', after: 1 }]);
    expect(fields(['x'], 1)).toEqual([{ field: 'weight', kind: 'value', before: ['x'], after: 1 }]);
    expect(fields(1, ['x'])).toEqual([{ field: 'weight', kind: 'value', before: 1, after: ['x'] }]);
  });

  it('names every node that differs once, after any edits', () => {
    const chance = aRandom(7);
    const ids = countingIds();
    for (let run = 0; run < 500; run++) {
      let tree = emptyTree;
      const step = (): void => {
        tree = applyEdit(tree, anEdit(tree, emptyTree, chance), ids);
      };
      for (let count = 0; count < 10; count++) step();
      const start = tree;
      for (let count = 0; count < 5; count++) step();
      const found = describeDifference(start, tree);
      expect(new Set(found.map(({ node }) => node.id)).size).toBe(found.length);
      const of = (change: string): number => found.filter((each) => each.change === change).length;
      const gone = [...start.nodes.keys()].filter((id) => !tree.nodes.has(id));
      const came = [...tree.nodes.keys()].filter((id) => !start.nodes.has(id));
      expect([of('removed'), of('added')]).toEqual([gone.length, came.length]);
    }
  });
});
