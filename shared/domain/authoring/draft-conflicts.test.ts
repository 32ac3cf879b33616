/** Choosing between two texts in a draft: it can be taken back, and the choices of two windows come together. */
import { expect, it } from 'vitest';
import { aCoreTask, aWorkProcess } from '../../../test/builders/a-qualification';
import { countingIds } from '../../../test/builders/an-edit';
import {
  canChoose,
  type DraftConflict,
  type DraftWhole,
  mergeConflicts,
  noConflicts,
  openOnes,
  withChoice,
  withFound,
} from './draft-conflicts';
import { toTree } from './tree';

const version = { coreTasks: [aCoreTask({ name: 'van hen', workProcesses: [aWorkProcess()] })] };
const tree = toTree(version);
const nodeId = version.coreTasks[0]?.coreTaskId ?? '';
const name: DraftConflict = { nodeId, field: 'name', base: 'eerst', theirs: 'van hen', mine: 'van mij' };
const code: DraftConflict = { nodeId, field: 'code', base: undefined, theirs: '1', mine: '2' };
const chose = (one: DraftConflict, chosen: 'mine' | 'theirs'): DraftConflict => ({ ...one, chosen });
const whole: DraftWhole = { tree, conflicts: [name] };
const newId = countingIds();
const nameIn = ({ tree: now }: DraftWhole): unknown => now.nodes.get(nodeId)?.own;

it('either side can be chosen, and the other after all', () => {
  const theirs = withChoice(whole, name, 'theirs', newId);
  expect(theirs).toEqual({ tree, conflicts: [chose(name, 'theirs')] });
  const mine = withChoice(theirs, name, 'mine', newId);
  expect(nameIn(mine)).toMatchObject({ name: 'van mij' });
  expect(nameIn(withChoice(mine, name, 'theirs', newId))).toMatchObject({ name: 'van hen' });
  expect(withChoice(mine, name, 'mine', newId)).toBe(mine);
  expect([openOnes(whole.conflicts), openOnes(mine.conflicts)]).toEqual([[name], []]);
});

it('what one removed and the other changed stands until somebody chose, and goes only when that is chosen', () => {
  const removed: DraftConflict = { nodeId, field: 'removed', base: false, theirs: true, mine: false };
  const one: DraftWhole = { tree, conflicts: [removed] };
  expect(withChoice(one, removed, 'mine', newId).tree).toBe(tree);
  const gone = withChoice(one, removed, 'theirs', newId);
  expect(gone.tree.nodes.size).toBe(0);
  // What was removed comes back by undoing only.
  expect(canChoose(gone.tree, gone.conflicts[0] ?? removed, 'mine')).toBe(false);
});

it('mine cannot be taken where its node or its place is gone', () => {
  const moved: DraftConflict = { nodeId, field: 'place', base: null, theirs: null, mine: 'gone' };
  expect(canChoose(tree, moved, 'mine')).toBe(false);
  expect(canChoose(tree, { ...name, nodeId: 'gone' }, 'mine')).toBe(false);
  expect(canChoose(tree, { ...name, nodeId: 'gone' }, 'theirs')).toBe(true);
});

it('what is found again is open again, once', () => {
  expect(withFound([chose(name, 'mine'), code], [name])).toEqual([code, name]);
  expect(withFound(whole.conflicts, [])).toBe(whole.conflicts);
});

it.each([
  ['a choice of theirs counts', [name], [chose(name, 'theirs')], [name], [chose(name, 'theirs')]],
  ['a choice of mine counts', [name], [name], [chose(name, 'mine')], [chose(name, 'mine')]],
  ['taken back here is open', [chose(name, 'mine')], [chose(name, 'mine')], [name], [name]],
  ['what was let go there is gone', [name], [], [name], []],
  ['what was let go here is gone', [name], [name], [], []],
  ['chosen there after it was let go here stays', [name], [chose(name, 'mine')], [], [chose(name, 'mine')]],
  ['new ones of both are there', [], [name], [code], [name, code]],
  [
    'mine is what stands where each chose',
    [name],
    [chose(name, 'theirs')],
    [chose(name, 'mine')],
    [chose(name, 'mine')],
  ],
] as const)('two windows: %s', (_, before, theirs, mine, together) => {
  expect(mergeConflicts(before, theirs, mine)).toEqual(together);
});

it('two windows that say the same change nothing, also where one crossed as JSON', () => {
  const theirs = [code, chose(name, 'mine')];
  const crossed: DraftConflict[] = JSON.parse(JSON.stringify(theirs));
  expect(mergeConflicts(noConflicts, theirs, crossed)).toBe(theirs);
});
