/** The planning of an administrator: one exam, the form that changes it, many from a table, and templates. */
import { expect, type Page, test } from '@playwright/test';
import { type Centre, startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { openFirstExam } from '../e2e/office-routes';
import { startTaking, textSizes } from './take-pictures';

let centre: Centre;
test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(async () => {
  centre = await startCentre();
});
test.afterEach(() => centre.close());

const open = async (page: Page, route: string): Promise<void> => {
  await page.goto(page.url().replace(/#.*|$/, `#${route}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

for (const textPercent of textSizes)
  test(`planning, text at ${textPercent} %`, async ({ page }) => {
    test.setTimeout(400_000);
    const take = await startTaking(page, textPercent);
    await page.goto(centre.link());
    await unlock(page, /^Ingrid Vermeulen/);
    const exam = await openFirstExam(page);
    await expect(page.getByRole('table').first()).toBeVisible();
    await take('planning-exam');
    await open(page, `${exam}/change`);
    await take('planning-change');
    await open(page, '/planning/bulk');
    await take('planning-bulk');
    await open(page, '/planning/templates');
    await take('planning-templates');
    await open(page, '/results');
    await take('planning-results');
  });
