/**
 * A robot with a real pointer and a real keyboard marks in a real Chromium: double clicks mark one indicator, a calm
 * rhythm marks each. The machine may be slow, so the robot goes by the times that the browser stamped on its events.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { currentIndicator, startMarking, unlock } from './examiner';
import { lookUp } from './hand';

test.use({ shares: 'exam' });

/** Notes when the browser says that each click or key was made. */
const noteTimes = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { robotTimes: times });
    for (const kind of ['click', 'keydown'] as const)
      window.addEventListener(kind, (event) => times.push(event.timeStamp), { capture: true });
  });
const timesOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { robotTimes: number[] }).robotTimes);

/** How many of these count: each that comes 400 ms or more after the last one that did. */
function counting(times: readonly number[]): number {
  let last = Number.NEGATIVE_INFINITY;
  return times.filter((time) => {
    if (time - last < 400) return false;
    last = time;
    return true;
  }).length;
}
const markedCount = async (page: Page): Promise<number> =>
  Number(/^\d+/.exec((await page.getByText(/^\d+ van \d+ beoordeeld$/).textContent()) ?? '')?.[0]);

test('a double click marks one indicator, and two indicators a second are two', async ({
  page,
  candidate,
}) => {
  await unlock(page);
  await startMarking(page, candidate);
  await noteTimes(page);
  const box = await page.getByRole('button', { name: 'Voldaan', exact: true }).boundingBox();
  if (!box) throw new Error('no answer');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const gap of [60, 224, 275, 330]) {
    await lookUp(page);
    await page.mouse.click(x, y);
    await page.waitForTimeout(gap);
    await page.mouse.click(x, y);
  }
  for (let i = 0; i < 4; i++) {
    await lookUp(page);
    await page.keyboard.press('1');
    await page.keyboard.press('1');
  }
  await lookUp(page);
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('1');
    await page.waitForTimeout(500);
  }
  const times = await timesOf(page);
  expect(times).toHaveLength(26);
  await expect.poll(() => markedCount(page)).toBe(counting(times));

  // Whoever reads in the guide marks nobody, and is back at the same indicator with the next key.
  const [at, marked] = [await currentIndicator(page), await markedCount(page)];
  await page.keyboard.press('F1');
  await expect(
    page.getByRole('dialog').getByRole('heading', { name: 'Beoordelen', exact: true }),
  ).toBeFocused();
  for (const key of ['1', '2', 'j', 'c', 'Control+z']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect([await currentIndicator(page), await markedCount(page)]).toEqual([at, marked]);
  await page.keyboard.press('1');
  await expect.poll(() => markedCount(page)).toBe(marked + 1);
});
