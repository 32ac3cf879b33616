/** What an administrator sees who brings in a table or a CASE package, and saves qualifications as files. */
import { expect, type Page, test } from '@playwright/test';
import { type Centre, startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
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
const table =
  'Kerntaak;Werkproces;Indicator;Docent\nB1-K1 Voert laswerkzaamheden uit aan plaat en pijp volgens tekening en lasmethodebeschrijving;B1-K1-W1 Bereidt het werk voor;leest de tekening;Jansen\n;;meet na;\n;B1-K1-W2 Last;last de naad;\n';

for (const textPercent of textSizes)
  test(`files in and out, text at ${textPercent} %`, async ({ page }) => {
    test.setTimeout(300_000);
    const take = await startTaking(page, textPercent);
    await page.goto(centre.link());
    await unlock(page, /^Ingrid Vermeulen/);
    await open(page, '/qualifications/import');
    await expect(page.getByRole('button', { name: 'Bestand kiezen' })).toBeVisible();
    await take('import-file');
    await page
      .locator('main input[type=file]')
      .setInputFiles({ name: 'Allround lasser.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await expect(page.getByRole('button', { name: /1 kwalificatie importeren/ })).toBeVisible();
    await take('import-table');
    await page.getByRole('button', { name: /1 kwalificatie importeren/ }).click();
    await expect(page.getByRole('button', { name: 'Import terugdraaien' })).toBeVisible();
    await take('import-done');
    await open(page, '/qualifications');
    await expect(page.getByText(/^Het laatst geïmporteerd/)).toBeVisible();
    await take('import-last');
    await open(page, '/qualifications/imports');
    await expect(page.getByRole('button', { name: /^Deze import terugdraaien/ })).toBeVisible();
    await take('imports');
    await open(page, '/qualifications/export');
    await expect(page.getByRole('radio').first()).toBeVisible();
    await page.getByRole('checkbox').nth(1).check();
    await take('export');
  });
