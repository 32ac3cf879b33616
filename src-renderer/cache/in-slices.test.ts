/** Long lists keep their order and let others have a turn. */
import { expect, it } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { forEachInSlices } from './in-slices';

it('keeps the order and lets other tasks in between', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const busy = (ms: number): void => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  };
  const items = Array.from({ length: 100 }, (_, i) => i);
  const doubled: number[] = [];
  await forEachInSlices(realWorld, items, (item) => {
    busy(1);
    doubled.push(item * 2);
  });
  clearInterval(timer);
  expect(doubled).toEqual(items.map((item) => item * 2));
  expect(turns).toBeGreaterThan(0);
});
