/** Works through a long list without holding up the page: after each slice the browser may paint and hear taps. */
import type { World } from '../../shared/kernel/world';

const sliceMs = 8;
/** The clock is looked at now and then: looking costs as much as opening a small row. */
const perLook = 16;

/** Does the work for every item, in order. */
export async function forEachInSlices<Item>(
  world: World,
  items: readonly Item[],
  work: (item: Item) => void,
): Promise<void> {
  let until = world.monotonicMs() + sliceMs;
  for (const [at, item] of items.entries()) {
    work(item);
    if (at % perLook !== perLook - 1 || world.monotonicMs() < until) continue;
    await world.pause(0);
    until = world.monotonicMs() + sliceMs;
  }
}

/** The results of work that waits, one item after the other. */
export async function mapInSlices<Item, Output>(
  world: World,
  items: readonly Item[],
  work: (item: Item) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  let until = world.monotonicMs() + sliceMs;
  for (const item of items) {
    outputs.push(await work(item));
    if (world.monotonicMs() < until) continue;
    await world.pause(0);
    until = world.monotonicMs() + sliceMs;
  }
  return outputs;
}
