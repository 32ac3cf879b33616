/** What an administrator sees: results, the dense tables, planning, importing, and the settings of the centre. */
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Centre, startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { signExam } from '../e2e/sign-exam';
import { startTaking, textSizes } from './take-pictures';

const unclear = path.resolve(import.meta.dirname, '../data/sbb-unclear.xml');

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

/** Stays there in all pictures of it, whatever their size: the page keeps what it scrolled to. */
const toTop = (heading: Locator): Promise<void> =>
  heading.evaluate((one) => one.scrollIntoView({ block: 'start' }));

for (const textPercent of textSizes)
  test(`an administrator, text at ${textPercent} %`, async ({ page }) => {
    test.setTimeout(400_000);
    const take = await startTaking(page, textPercent);
    await page.goto(centre.link());
    await unlock(page);
    await signExam(page);
    await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
    await unlock(page, /^Ingrid Vermeulen/);
    await open(page, '/results');
    await expect(page.getByRole('main').getByText(/Emine/).first()).toBeVisible();
    await take('results-administrator');
    await open(page, '/qualifications');
    await take('table-qualifications');
    await open(page, '/participants');
    await take('table-participants');
    await open(page, '/planning?past=true');
    await take('table-planning');
    await open(page, '/planning/new');
    await page.getByRole('combobox', { name: 'Kwalificatie' }).click();
    await page.getByRole('option', { name: /Lasser MAG/ }).click();
    await take('plan-exam');
    await toTop(page.getByRole('heading', { name: /^4\. / }));
    await take('plan-exam-session');
    await open(page, '/settings');
    await take('settings');
    await toTop(page.getByRole('heading', { name: 'Centrum' }));
    await take('settings-centre');
    await open(page, '/qualifications/import');
    await expect(page.getByRole('button', { name: 'Bestand kiezen' })).toBeVisible();
    await page.locator('main input[type=file]').setInputFiles(unclear);
    await page.getByRole('button', { name: /codes? in dit bestand/ }).click();
    await page.getByRole('textbox', { name: 'Cohort' }).fill('2026');
    await page.getByRole('button', { name: 'Controleren' }).click();
    await take('import-preview');
    await page
      .locator('main details summary')
      .first()
      .click()
      .catch(() => undefined);
    await take('import-guesses');
  });
