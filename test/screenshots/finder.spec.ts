/** The finder: every screen before the first letter, and what a few letters find. */
import { expect, test } from '@playwright/test';
import { type Centre, startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { startTaking, textSizes } from './take-pictures';

let centre: Centre;
test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(async () => {
  centre = await startCentre();
});
test.afterEach(() => centre.close());

for (const textPercent of textSizes)
  test(`finder, text at ${textPercent} %`, async ({ page }) => {
    const take = await startTaking(page, textPercent);
    await page.goto(centre.link());
    await unlock(page, /^Ingrid Vermeulen/);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await take('finder-places');
    await page.keyboard.type('las');
    await expect(page.getByRole('group').nth(1)).toBeVisible();
    await take('finder-found');
  });
