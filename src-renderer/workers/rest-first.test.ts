/** The view follows the journal in its pauses, and during a long stream now and then. */
import { expect, it } from 'vitest';
import { aWorld } from '../../test/builders/a-world';
import { restFirst } from './rest-first';

const patience = { restMs: 40, atMostMs: 200 };

it('runs once after a burst, when it has been quiet for a moment', () => {
  const world = aWorld();
  const runs: number[] = [];
  const happened = restFirst(world, patience, () => runs.push(world.monotonicMs()));
  for (let i = 0; i < 5; i++) {
    happened();
    world.pass(10);
  }
  expect(runs).toEqual([]);
  world.pass(100);
  expect(runs).toEqual([80]);
  happened();
  world.pass(100);
  expect(runs).toEqual([80, 190]);
});

it('runs now and then during a stream without pauses', () => {
  const world = aWorld();
  const runs: number[] = [];
  const happened = restFirst(world, patience, () => runs.push(world.monotonicMs()));
  for (let i = 0; i < 100; i++) {
    happened();
    world.pass(5);
  }
  expect(runs).toEqual([200, 400]);
});
