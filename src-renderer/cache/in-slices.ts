/** Works through a long list without holding up the page: after each slice the browser may paint and hear taps. */
const sliceMs = 12;
/** Decryption runs beside the page, so several rows at once are faster than one after the other. */
const atOnce = 32;

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The results in the order of the items. */
export async function mapInSlices<Item, Output>(
  items: readonly Item[],
  work: (item: Item) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  let until = performance.now() + sliceMs;
  for (let at = 0; at < items.length; at += atOnce) {
    outputs.push(...(await Promise.all(items.slice(at, at + atOnce).map(work))));
    if (performance.now() < until) continue;
    await nextTask();
    until = performance.now() + sliceMs;
  }
  return outputs;
}
