/** What can be undone, on disk: whatever is done to a tree, the history that comes back says the same. */
import { expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { aRandom } from '../../../test/builders/a-random';
import { anEdit, countingIds } from '../../../test/builders/an-edit';
import { seedOfRun } from '../../../test/faults/seed-of-run';
import { mostKeptSteps, withSteps } from '../../kernel/kept-steps';
import { type DraftWhole, noConflicts } from './draft-conflicts';
import { applyEdit } from './edit';
import { beginHistory, type History, recordStep, redo, undo } from './history';
import { historyFrom, historyToKeep, type KeptHistory } from './kept-history';
import { type Tree, toTree } from './tree';

const version = {
  coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ indicators: [anIndicator(), anIndicator()] })] })],
};
type Steps = History<DraftWhole, string>;
const plain = ({ rootIds, nodes }: Tree) => ({
  rootIds,
  nodes: Object.fromEntries([...nodes].toSorted(([a], [b]) => a.localeCompare(b))),
});
/** Every tree that one comes by, all the way back or on. */
const way = (history: Steps, go: (history: Steps) => Steps) => {
  const found = [];
  for (let at = history, next = go(at); next !== at; at = next, next = go(at))
    found.push(plain(next.present.tree));
  return found;
};

it(`comes back whole from what crossed step by step, 200 times (seed ${seedOfRun()})`, () => {
  const chance = aRandom(seedOfRun());
  for (let run = 0; run < 200; run++) {
    const newId = countingIds();
    const other = toTree(version);
    let history: Steps = beginHistory({ tree: toTree(version), conflicts: noConflicts });
    let kept: KeptHistory = { past: [], future: [] };
    let before: Steps | null = null;
    for (let step = 0; step < 40; step++) {
      const what = chance(10);
      const { present } = history;
      if (what < 2) history = undo(history);
      else if (what < 3) history = redo(history);
      else {
        const tree = applyEdit(present.tree, anEdit(present.tree, other, chance), newId);
        const next = tree === present.tree ? present : { ...present, tree };
        history = recordStep(history, next, 'set', what < 6 ? 'typing' : null);
      }
      if (chance(3) > 1) continue;
      const { past, future } = historyToKeep(before, history);
      kept = { past: withSteps(kept.past, past), future: withSteps(kept.future, future) };
      before = history;
      // As a file holds it.
      const back = historyFrom<string>(history.present, JSON.parse(JSON.stringify(kept)));
      expect(way(back, undo)).toEqual(way(history, undo));
      expect(way(back, redo)).toEqual(way(history, redo));
    }
  }
});

it('keeps the nearest steps, as many as may be and as fit', () => {
  const push = Array.from({ length: mostKeptSteps }, (_, place) => place);
  const kept = withSteps(withSteps<number>([], { drop: 0, push }), { drop: 1, push: [500, 501] });
  expect(kept).toHaveLength(mostKeptSteps);
  expect([kept[0], kept.at(-3), kept.at(-1)]).toEqual([1, 98, 501]);
  const large = 'x'.repeat(300_000);
  expect(withSteps(['a', large], { drop: 0, push: [large, 'z'] })).toEqual([large, 'z']);
  expect(withSteps(['a', 'b'], { drop: mostKeptSteps, push: ['c'] })).toEqual(['c']);
  expect(withSteps([], { drop: 0, push: ['x'.repeat(500_000)] })).toEqual([]);
});
