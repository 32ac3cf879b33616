/** Works through a long list without holding up the page: after each slice the browser may paint and hear taps. */
const sliceMs = 8;
/** The clock is looked at now and then: looking costs as much as opening a small row. */
const perLook = 16;

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Does the work for every item, in order. */
export async function forEachInSlices<Item>(
  items: readonly Item[],
  work: (item: Item) => void,
): Promise<void> {
  let until = performance.now() + sliceMs;
  for (const [at, item] of items.entries()) {
    work(item);
    if (at % perLook !== perLook - 1 || performance.now() < until) continue;
    await nextTask();
    until = performance.now() + sliceMs;
  }
}

/** The results of work that waits, one item after the other. */
export async function mapInSlices<Item, Output>(
  items: readonly Item[],
  work: (item: Item) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  let until = performance.now() + sliceMs;
  for (const item of items) {
    outputs.push(await work(item));
    if (performance.now() < until) continue;
    await nextTask();
    until = performance.now() + sliceMs;
  }
  return outputs;
}
