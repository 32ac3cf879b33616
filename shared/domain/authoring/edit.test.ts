import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { newId } from '../../kernel/ids';
import { applyEdit, type Edit } from './edit';
import { besideRemoved } from './edit-remove';
import { titleOf } from './node-fields';
import { type Tree, toTree } from './tree';
import { addedIds } from './tree-changes';
import { childIdsOf, inOrder } from './tree-walk';

const edit = (tree: Tree, ...edits: readonly Edit[]): Tree =>
  edits.reduce((before, next) => applyEdit(before, next, newId), tree);
const named = (name: string, texts: readonly string[]) =>
  aWorkProcess({ name, code: name, indicators: texts.map((text) => anIndicator({ text })) });
/** Core tasks A and B, with work processes of one letter and indicators of two. */
const sample = (): Tree =>
  toTree({
    coreTasks: [
      aCoreTask({ name: 'A', workProcesses: [named('p', ['p1', 'p2', 'p3']), named('q', ['q1'])] }),
      aCoreTask({ name: 'B', workProcesses: [named('r', [])] }),
    ],
  });
const idOf = (tree: Tree, title: string): string =>
  inOrder(tree).find((node) => titleOf(node) === title)?.id ?? 'nobody';
const idsOf = (tree: Tree, ...titles: readonly string[]): string[] =>
  titles.map((title) => idOf(tree, title));
/** `A(p(p1 p2 p3) q(q1)) B(r)` */
function shapeOf(tree: Tree, parentId: string | null = null): string {
  const shape = (id: string): string => {
    const node = tree.nodes.get(id)!;
    return titleOf(node) + (node.childIds.length > 0 ? `(${shapeOf(tree, id)})` : '');
  };
  return childIdsOf(tree, parentId).map(shape).join(' ');
}

describe('editing a tree', () => {
  it('M33 M37 M45 adds a node of the kind that belongs there, and tells where it is', () => {
    const before = sample();
    const after = edit(before, { kind: 'add', at: { parentId: idOf(before, 'p'), index: 1 } });
    expect(shapeOf(after)).toBe('A(p(p1  p2 p3) q(q1)) B(r)');
    expect(addedIds(before, after)).toEqual([childIdsOf(after, idOf(after, 'p'))[1]]);
    const grown = edit(
      after,
      { kind: 'add', at: { parentId: null, index: Number.NaN }, fields: { name: 'C' } },
      { kind: 'add', at: { parentId: idOf(after, 'B'), index: -3 }, fields: { name: 's' } },
    );
    expect(shapeOf(grown)).toBe('A(p(p1  p2 p3) q(q1)) B(s r) C');
  });

  it('changes nothing, and gives the very same tree, where an edit cannot be', () => {
    const tree = sample();
    const [indicator, process] = [idOf(tree, 'p1'), idOf(tree, 'p')];
    const impossible: readonly Edit[] = [
      { kind: 'add', at: { parentId: indicator, index: 0 } },
      { kind: 'add', at: { parentId: 'nobody', index: 0 } },
      { kind: 'set', id: 'nobody', fields: { name: 'x' } },
      { kind: 'set', id: indicator, fields: { name: 'x', text: 'p1' } },
      { kind: 'remove', ids: ['nobody'] },
      { kind: 'move', ids: [indicator], to: { parentId: null, index: 0 } },
      { kind: 'move', ids: [process], to: { parentId: process, index: 0 } },
      { kind: 'shift', ids: [idOf(tree, 'A')], by: -1 },
      { kind: 'paste', lines: [' ', ''], at: { parentId: process, index: 0 } },
      { kind: 'copy', from: tree, ids: [process], to: { parentId: process, index: 0 } },
      { kind: 'toggle-critical', ids: [process] },
      { kind: 'competences', ids: [indicator], add: [], remove: [newId<'Competence'>()] },
      { kind: 'knowledge', id: indicator, index: 0, remove: 1, lines: ['x'] },
      { kind: 'renumber', parentId: 'nobody', isDeep: true },
      { kind: 'sort', parentId: indicator },
      { kind: 'remove-blank' },
    ];
    for (const each of impossible) expect(edit(tree, each), each.kind).toBe(tree);
  });

  it('shares what it did not touch', () => {
    const before = sample();
    const after = edit(before, { kind: 'set', id: idOf(before, 'p2'), fields: { text: 'other' } });
    const changed = [...after.nodes.values()].filter((node) => before.nodes.get(node.id) !== node);
    expect(changed.map(titleOf)).toEqual(['other']);
  });

  it('moves many together, also within one parent, and in the order in which they stood', () => {
    const tree = sample();
    const move = (titles: readonly string[], to: string | null, index: number): string =>
      shapeOf(
        edit(tree, {
          kind: 'move',
          ids: idsOf(tree, ...titles),
          to: { parentId: to && idOf(tree, to), index },
        }),
      );
    expect(move(['p1'], 'p', 2)).toBe('A(p(p2 p1 p3) q(q1)) B(r)');
    expect(move(['p3', 'p1'], 'p', 2)).toBe('A(p(p2 p1 p3) q(q1)) B(r)');
    expect(move(['q1', 'p2', 'p1'], 'r', 0)).toBe('A(p(p3) q) B(r(p1 p2 q1))');
    expect(move(['q', 'q1', 'p1'], 'B', 9)).toBe('A(p(p1 p2 p3)) B(r q(q1))');
    expect(move(['A'], null, 2)).toBe('B(r) A(p(p1 p2 p3) q(q1))');
  });

  it('steps up and down, on into the next parent, and no chosen node passes another', () => {
    const tree = sample();
    const shift = (by: -1 | 1, ...titles: readonly string[]): string =>
      shapeOf(edit(tree, { kind: 'shift', ids: idsOf(tree, ...titles), by }));
    expect(shift(-1, 'p2')).toBe('A(p(p2 p1 p3) q(q1)) B(r)');
    expect(shift(1, 'p2')).toBe('A(p(p1 p3 p2) q(q1)) B(r)');
    expect(shift(1, 'p3')).toBe('A(p(p1 p2) q(p3 q1)) B(r)');
    expect(shift(1, 'q1')).toBe('A(p(p1 p2 p3) q) B(r(q1))');
    expect(shift(1, 'q')).toBe('A(p(p1 p2 p3)) B(q(q1) r)');
    expect(shift(-1, 'r')).toBe('A(p(p1 p2 p3) q(q1) r) B');
    expect(shift(1, 'A')).toBe('B(r) A(p(p1 p2 p3) q(q1))');
    expect(shift(-1, 'p1', 'p2')).toBe('A(p(p1 p2 p3) q(q1)) B(r)');
    expect(shift(1, 'p2', 'p3')).toBe('A(p(p1) q(p2 p3 q1)) B(r)');
    expect(shift(-1, 'p3', 'p2')).toBe('A(p(p2 p3 p1) q(q1)) B(r)');
  });

  it('removes many with what is in them, and knows where to go then', () => {
    const tree = sample();
    const ids = idsOf(tree, 'p', 'p1', 'q1');
    const after = edit(tree, { kind: 'remove', ids });
    expect(shapeOf(after)).toBe('A(q) B(r)');
    expect(after.nodes.size).toBe(4);
    expect(besideRemoved(tree, idsOf(tree, 'p1'))).toBe(idOf(tree, 'p2'));
    expect(besideRemoved(tree, idsOf(tree, 'p3'))).toBe(idOf(tree, 'p2'));
    expect(besideRemoved(tree, idsOf(tree, 'q1'))).toBe(idOf(tree, 'q'));
    expect(besideRemoved(tree, idsOf(tree, 'A', 'B'))).toBe(null);
  });

  it('makes a node of every pasted line, the first in the blank one where the cursor is', () => {
    const before = sample();
    const at = { parentId: idOf(before, 'p'), index: 1 };
    const lines = ['one', '  ', ' two '];
    expect(shapeOf(edit(before, { kind: 'paste', lines, at }))).toBe('A(p(p1 one two p2 p3) q(q1)) B(r)');
    const blank = edit(before, { kind: 'add', at: { ...at, index: 2 } });
    const [into] = addedIds(before, blank);
    expect(shapeOf(edit(blank, { kind: 'paste', lines, at, into }))).toBe(
      'A(p(p1 p2 one two p3) q(q1)) B(r)',
    );
    const roots = edit(before, {
      kind: 'paste',
      lines,
      at: { parentId: null, index: 9 },
      into: idOf(before, 'p1'),
    });
    expect(shapeOf(roots)).toBe('A(p(p1 p2 p3) q(q1)) B(r) one two');
    expect(shapeOf(edit(blank, { kind: 'remove-blank' }))).toBe(shapeOf(before));
  });

  it('takes as many lines as somebody pastes', () => {
    const lines = Array.from({ length: 150_000 }, (_, index) => `line ${index}`);
    const tree = sample();
    const at = { parentId: idOf(tree, 'p'), index: 1 };
    expect(childIdsOf(edit(tree, { kind: 'paste', lines, at }), at.parentId)).toHaveLength(150_003);
    const knowledge: Edit = { kind: 'knowledge', id: at.parentId, index: 0, remove: 0, lines };
    expect(edit(tree, knowledge).nodes.get(at.parentId)!.own).toMatchObject({ knowledgeAndSkills: lines });
  });

  it('copies nodes of another qualification with new ids, unknown to its files, and free numbers', () => {
    const workProcesses = [
      aWorkProcess({
        name: 'x',
        code: 'B1-K1-W1',
        sourceKey: 'key',
        origin: { identifier: 'case' },
        indicators: [anIndicator({ text: 'x1', sourceKey: 'key:1:0' })],
      }),
    ];
    const from = toTree({ coreTasks: [aCoreTask({ name: 'X', code: 'B1-K1', workProcesses })] });
    const tree = edit(from, { kind: 'copy', from, ids: from.rootIds, to: { parentId: null, index: 9 } });
    expect(shapeOf(tree)).toBe('X(x(x1)) X(x(x1))');
    expect(inOrder(tree).map(({ own }) => own.code)).toEqual([
      ...['B1-K1', 'B1-K1-W1', undefined],
      ...['B1-K2', 'B1-K2-W1', undefined],
    ]);
    const copies = inOrder(tree).slice(3);
    expect(copies.map(({ own }) => [own.sourceKey, 'origin' in own])).toEqual(
      copies.map(() => [null, false]),
    );
    expect(from.nodes.get(copies[0]!.id)).toBe(undefined);
    const other = edit(sample(), { kind: 'copy', from, ids: from.rootIds, to: { parentId: null, index: 0 } });
    expect(other.nodes.get(other.rootIds[0]!)?.own.code).toBe('B1-K2');
  });

  it('M43 links a competence once, unlinks it, and marks all chosen indicators as critical or none', () => {
    const tree = sample();
    const [k, l] = [newId<'Competence'>(), newId<'Competence'>()];
    const ids = idsOf(tree, 'p', 'q', 'p1');
    const linked = edit(
      tree,
      { kind: 'competences', ids, add: [k, l], remove: [] },
      { kind: 'competences', ids: ids.slice(1), add: [l], remove: [k] },
    );
    expect(
      ids.map((id) => (linked.nodes.get(id)!.own as { competenceIds?: string[] }).competenceIds),
    ).toEqual([[k, l], [l], [l]]);
    const stars = (of: Tree): string =>
      inOrder(of)
        .filter((node) => node.kind === 'indicator' && node.own.critical)
        .map(titleOf)
        .join(' ');
    const marked = edit(tree, { kind: 'toggle-critical', ids: idsOf(tree, 'p1') });
    const all = edit(marked, { kind: 'toggle-critical', ids: idsOf(tree, 'p1', 'p3', 'q') });
    expect([stars(marked), stars(all)]).toEqual(['p1', 'p1 p3']);
    expect(stars(edit(all, { kind: 'toggle-critical', ids: idsOf(tree, 'p1', 'p3') }))).toBe('');
  });

  it('M42 adds, replaces and takes away lines of knowledge and skills', () => {
    const tree = sample();
    const id = idOf(tree, 'p');
    const after = edit(
      tree,
      { kind: 'knowledge', id, index: 5, remove: 0, lines: ['a', 'b', 'c'] },
      { kind: 'knowledge', id, index: 1, remove: 1, lines: ['d', 'e'] },
      { kind: 'knowledge', id, index: 3, remove: 9, lines: [] },
    );
    expect(after.nodes.get(id)!.own).toMatchObject({ knowledgeAndSkills: ['a', 'd', 'e'] });
  });
});
