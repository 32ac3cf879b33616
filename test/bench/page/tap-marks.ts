/** Taps as an examiner makes them, on the marking screen of the product, and how long until the tick stands. */

/** Waits until `find` gives something, looking again after every change of the page. */
const untilThere = <T>(find: () => T | null): Promise<T> =>
  new Promise((resolve) => {
    const look = (): boolean => {
      const found = find();
      if (found === null) return false;
      observer.disconnect();
      resolve(found);
      return true;
    };
    const observer = new MutationObserver(look);
    if (look()) return;
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });

const comeToRestMs = 1000;

const count = (selector: string): number => document.querySelectorAll(selector).length;
const ticks = (): number => count('[data-state="saved"]');
const answers = (): NodeListOf<HTMLButtonElement> =>
  document.querySelectorAll('button[aria-pressed][data-tone]');

/** Opens the marking screen of an exam, as a list; resolves when it stands. */
export async function showExam({ path }: { readonly path: string }): Promise<void> {
  if (window.location.hash === `#${path}`) return;
  const before = document.querySelector('[data-marking]');
  window.location.hash = path;
  await untilThere(() => {
    const now = document.querySelector('[data-marking]');
    return now === before ? null : now;
  });
  document.querySelector<HTMLInputElement>('[data-marking] input[type="radio"][value="list"]')?.click();
  await untilThere(() => document.querySelector('[aria-current="step"]'));
  // What came with the screen is over: what follows measures marks, and not the way to them.
  await new Promise((resolve) => setTimeout(resolve, comeToRestMs));
}

/** Milliseconds from each tap to its tick, one after the other, at the speed of a very quick hand. */
export async function tapMarks({
  taps,
  restMs,
}: {
  readonly taps: number;
  readonly restMs: number;
}): Promise<number[]> {
  const times: number[] = [];
  for (let tap = 0; tap < taps; tap++) {
    const before = ticks();
    const start = performance.now();
    answers()[0]?.click();
    await untilThere(() => (ticks() > before ? true : null));
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return times;
}
