/** Works through a long list without holding up the page: after each slice the browser may paint and hear taps. */
import { restBetween } from '../../shared/kernel/rest-between';
import type { World } from '../../shared/kernel/world';

const sliceMs = 8;
/** The clock is looked at now and then: looking costs as much as opening a small row. */
const fewItems = 16;

type Work<Item> = (item: Item) => void;

/**
 * How to do work for every item of one list after the other, in order; what is over of a slice goes to the next list.
 * @param perLook how many items between two looks at the clock
 */
export function inSlices(
  world: World,
  perLook = fewItems,
): <Item>(items: readonly Item[], work: Work<Item>) => Promise<void> {
  const rest = restBetween(world, sliceMs);
  return async (items, work) => {
    for (const [at, item] of items.entries()) {
      work(item);
      if (at % perLook === perLook - 1) await rest();
    }
    await rest();
  };
}

/** Does the work for every item, in order. */
export const forEachInSlices = <Item>(
  world: World,
  items: readonly Item[],
  work: Work<Item>,
  perLook = fewItems,
): Promise<void> => inSlices(world, perLook)(items, work);
