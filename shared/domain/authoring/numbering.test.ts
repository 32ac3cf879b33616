import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { newId } from '../../kernel/ids';
import { applyEdit, type Edit } from './edit';
import { compareCodes } from './numbering';
import { type Tree, toTree } from './tree';
import { inOrder } from './tree-walk';

/** Numbers of core tasks, each with those of its work processes. */
const coded = (given: readonly (readonly [string, readonly string[]])[]): Tree =>
  toTree({
    coreTasks: given.map(([code, inside]) =>
      aCoreTask({
        code,
        workProcesses: inside.map((inner) => aWorkProcess({ code: inner, indicators: [] })),
      }),
    ),
  });
const codesOf = (tree: Tree): string[] => inOrder(tree).map(({ own }) => own.code ?? '');
const edit = (tree: Tree, next: Edit): Tree => applyEdit(tree, next, newId);
const proposedIn = (tree: Tree, at: number | null, index = 99): string => {
  const parentId = at === null ? null : tree.rootIds[at]!;
  const after = edit(tree, { kind: 'add', at: { parentId, index } });
  return inOrder(after).find(({ id }) => !tree.nodes.has(id))?.own.code ?? '';
};

describe('serial numbers', () => {
  it('M34 stand in natural order, W10 after W9, and what has none last', () => {
    const codes = ['', 'B1-K1-W10', 'B1-K10', 'b1-k1-w9', 'B1-K2', 'B1-K1', 'P1-K1', '1.10', '1.9'];
    expect(codes.toSorted(compareCodes)).toEqual([
      ...['1.9', '1.10', 'B1-K1', 'b1-k1-w9', 'B1-K1-W10', 'B1-K2', 'B1-K10', 'P1-K1', ''],
    ]);
  });

  it('M34 M38 are proposed after the highest beside them, in the way of this qualification', () => {
    expect(proposedIn(coded([]), null)).toBe('B1-K1');
    const sbb = coded([
      ['B1-K1', ['B1-K1-W9', 'B1-K1-W2']],
      ['B1-K3', []],
      ['P1-K1', []],
    ]);
    expect([proposedIn(sbb, null), proposedIn(sbb, null, 1)]).toEqual(['P1-K2', 'B1-K4']);
    expect([proposedIn(sbb, 0), proposedIn(sbb, 1)]).toEqual(['B1-K1-W10', 'B1-K3-W1']);
    expect(
      proposedIn(
        coded([
          ['1', ['1.1']],
          ['2', []],
        ]),
        1,
      ),
    ).toBe('2.1');
    expect(proposedIn(coded([['2', []]]), 0)).toBe('2.1');
    expect(
      proposedIn(
        coded([
          ['K5', ['K5/1']],
          ['K6', []],
        ]),
        1,
      ),
    ).toBe('K6/1');
    expect(proposedIn(coded([['01', ['01.09']]]), 0)).toBe('01.10');
    expect(
      proposedIn(
        coded([
          ['01', []],
          ['02', []],
        ]),
        null,
      ),
    ).toBe('03');
    // A work process of another core task shows no way of numbering.
    expect(
      proposedIn(
        coded([
          ['B1-K1', ['B1-K10-W1']],
          ['B1-K2', []],
        ]),
        1,
      ),
    ).toBe('B1-K2-W1');
  });

  it('are not forced upon a qualification without numbers, nor on an indicator', () => {
    expect([proposedIn(coded([['', ['']]]), null), proposedIn(coded([['', ['']]]), 0)]).toEqual(['', '']);
    const tree = coded([['B1-K1', ['B1-K1-W1']]]);
    const parentId = inOrder(tree)[1]!.id;
    const first = edit(tree, { kind: 'add', at: { parentId, index: 0 } });
    expect('code' in inOrder(first)[2]!.own).toBe(false);
    const indicators = [anIndicator({ code: 'a.1' })];
    const numbered = toTree({ coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ indicators })] })] });
    const at = { parentId: inOrder(numbered)[1]!.id, index: 9 };
    expect(codesOf(edit(numbered, { kind: 'add', at }))).toContain('a.2');
  });

  it('are given anew on request, core tasks by what they begin with, work processes by their core task', () => {
    const tree = coded([
      ['B1-K2', ['B1-K7-W4', '', 'W1']],
      ['B1-K9', ['B1-K9-W9']],
      ['P1-K4', []],
      ['', ['']],
    ]);
    expect(codesOf(edit(tree, { kind: 'renumber', parentId: null, isDeep: true }))).toEqual([
      ...['B1-K1', 'B1-K1-W1', 'B1-K1-W2', 'B1-K1-W3'],
      ...['B1-K2', 'B1-K2-W1', 'P1-K1', 'P1-K2', 'P1-K2-W1'],
    ]);
    expect(codesOf(edit(tree, { kind: 'renumber', parentId: null, isDeep: false }))[1]).toBe('B1-K7-W4');
    const padded = coded([
      ['05', ['05.3']],
      ['09', []],
    ]);
    expect(codesOf(edit(padded, { kind: 'renumber', parentId: null, isDeep: true }))).toEqual([
      '01',
      '01.1',
      '02',
    ]);
    const own = coded([
      ['K5', ['K5/3', 'K5/9']],
      ['K6', ['K6/1']],
    ]);
    expect(codesOf(edit(own, { kind: 'renumber', parentId: null, isDeep: true }))).toEqual([
      ...['K1', 'K1/1', 'K1/2', 'K2', 'K2/1'],
    ]);
  });

  it('go on as they began where the core task has none', () => {
    const tree = coded([['', ['', 'S5', 'S2']]]);
    const numbered = edit(tree, { kind: 'renumber', parentId: tree.rootIds[0]!, isDeep: false });
    expect(codesOf(numbered)).toEqual(['', 'S1', 'S2', 'S3']);
    const bare = coded([['', ['', '']]]);
    const first = edit(bare, { kind: 'renumber', parentId: bare.rootIds[0]!, isDeep: false });
    expect(codesOf(first)).toEqual(['', 'W1', 'W2']);
    const processes = [aWorkProcess({ code: '', indicators: [anIndicator(), anIndicator({ code: 'x7' })] })];
    const own = toTree({ coreTasks: [aCoreTask({ code: '', workProcesses: processes })] });
    const parentId = inOrder(own)[1]!.id;
    expect(codesOf(edit(own, { kind: 'renumber', parentId, isDeep: false }))).toEqual(['', '', 'x1', 'x2']);
  });

  it('leave indicators without a number when they are given anew', () => {
    const bare = [anIndicator(), anIndicator()];
    const some = [anIndicator(), anIndicator({ code: 'B1-K1-W8-7' })];
    const workProcesses = [
      aWorkProcess({ indicators: bare }),
      aWorkProcess({ code: 'B1-K1-W8', indicators: some }),
    ];
    const tree = toTree({ coreTasks: [aCoreTask({ workProcesses })] });
    const after = edit(tree, { kind: 'renumber', parentId: null, isDeep: true });
    expect(codesOf(after)).toEqual(['B1-K1', 'B1-K1-W1', '', '', 'B1-K1-W2', 'B1-K1-W2-1', 'B1-K1-W2-2']);
  });

  it('put what is in a node in their order on request', () => {
    const tree = coded([['B1-K1', ['W10', '', 'W9', 'W1']]]);
    const after = edit(tree, { kind: 'sort', parentId: tree.rootIds[0]! });
    expect(codesOf(after)).toEqual(['B1-K1', 'W1', 'W9', 'W10', '']);
  });
});
