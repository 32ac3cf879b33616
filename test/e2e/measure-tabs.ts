/** Walks through a screen with Tab, there and back: what has the focus must be in sight each time. */
import type { Page } from '@playwright/test';
import { measureAtRest } from './manners';
import { focusHere } from './measure';

const keys = ['Tab', 'Shift+Tab'];
const mostSteps = 40;
const stepsAtOnce = 8;

/**
 * Has the page look at every key, before it moves the focus on: what has it then was scrolled to. So a step is one trip into
 * the page instead of two.
 */
const watch = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    if (!window.focusWatch) {
      const watch = { been: new Set(), found: [] };
      window.focusWatch = watch;
      window.addEventListener('keydown', () => {
        watch.been.add(document.activeElement);
        watch.found.push(...(${focusHere})());
      }, { capture: true });
    }
    window.focusWatch.been.clear();
    window.focusWatch.found.length = 0;
  })()`);

const watched = (page: Page): Promise<{ readonly been: number; readonly covered: number }> =>
  page.evaluate(`(() => {
    const { been, found } = window.focusWatch;
    found.push(...(${focusHere})());
    return { been: been.size, covered: found.length };
  })()`);

/** Step by step, with time for what is wrong for a moment only. */
async function lookSlowly(page: Page): Promise<string[]> {
  const found: string[] = [];
  const measureFocus = (here: Page): Promise<string[]> => here.evaluate(focusHere);
  for (const key of keys)
    for (let step = 0; step < mostSteps; step++) {
      await page.keyboard.press(key);
      if ((await measureFocus(page)).length > 0) found.push(...(await measureAtRest(page, measureFocus)));
    }
  return [...new Set(found)];
}

/** Ends sooner where Tab has been everywhere. */
export async function measureTabs(page: Page): Promise<string[]> {
  // The window took another size a moment ago, and what moves with it would carry the focus along.
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  for (const key of keys) {
    await watch(page);
    let last = -1;
    for (let steps = 0; steps < mostSteps; steps += stepsAtOnce) {
      for (let step = 0; step < stepsAtOnce; step++) await page.keyboard.press(key);
      const { been, covered } = await watched(page);
      if (covered > 0) return lookSlowly(page);
      if (been === last) break;
      last = been;
    }
  }
  return [];
}
