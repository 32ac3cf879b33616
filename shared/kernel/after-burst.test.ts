import { expect, it } from 'vitest';
import { afterBurst } from './after-burst';

/** Timers that are run by hand. */
function byHand() {
  const waiting = new Map<number, () => void>();
  let last = 0;
  return {
    after: (_ms: number, work: () => void) => {
      const id = ++last;
      waiting.set(id, work);
      return () => void waiting.delete(id);
    },
    runAll: () => {
      const works = [...waiting.values()];
      waiting.clear();
      for (const work of works) work();
    },
  };
}

it('a burst is followed once, and what happens after that once more: nothing is lost', () => {
  const world = byHand();
  let position = 0;
  const seen: number[] = [];
  const burst = afterBurst(world, 16, () => seen.push(position));
  for (position = 1; position < 100; position++) burst.happened();
  expect(seen).toEqual([]);
  world.runAll();
  expect(seen).toEqual([100]);
  position = 101;
  burst.happened();
  world.runAll();
  world.runAll();
  expect(seen).toEqual([100, 101]);
});

it('what happens while the work runs is followed again', () => {
  const world = byHand();
  let runs = 0;
  const burst = afterBurst(world, 16, () => {
    runs += 1;
    if (runs === 1) burst.happened();
  });
  burst.happened();
  world.runAll();
  world.runAll();
  expect(runs).toBe(2);
});

it('is followed no more once it is forgotten', () => {
  const world = byHand();
  let runs = 0;
  const burst = afterBurst(world, 16, () => {
    runs += 1;
  });
  burst.happened();
  burst.forget();
  world.runAll();
  expect(runs).toBe(0);
});
