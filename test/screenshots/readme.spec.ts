/** The pictures of the README, taken from the product with its sample centre. */
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { lookUp } from '../e2e/hand';
import { qualificationFiles } from '../e2e/qualification-files';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
const addressOf = (page: Page, route: string): string => page.url().replace(/#.*|$/, `#${route}`);

test('pictures', async ({ browser }) => {
  test.setTimeout(240_000);
  const centre = await startCentre();
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const take = async (name: string) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const signInAs = (name: RegExp) => unlock(page, name);
  const switchUser = async () => {
    await page.getByRole('button', { name: /works on this device/ }).click();
  };
  try {
    await page.goto(centre.link());
    await signInAs(/^Ingrid/);
    await page.goto(addressOf(page, '/qualifications/import'));
    await page.locator('input[type=file]').setInputFiles((qualificationFiles[0] as { file: string }).file);
    await page.getByRole('button', { name: /codes? in this file/ }).click();
    await page
      .getByRole('textbox', { name: 'Cohort' })
      .fill((qualificationFiles[0] as { cohort: string }).cohort);
    await page.getByRole('button', { name: /^Check/ }).click();
    await take('import');
    await page.goto(addressOf(page, '/planning/new'));
    await page.getByRole('combobox', { name: 'Qualification' }).click();
    await page.getByRole('option', { name: /Lasser MAG/ }).click();
    await take('plan');
    await page.goto(addressOf(page, '/'));
    await switchUser();
    await signInAs(/^Fatma/);
    await page.goto(addressOf(page, '/'));
    await expect(page.getByRole('link', { name: /Emine/ })).toBeVisible();
    await take('today');
    await page.getByRole('link', { name: /Emine/ }).click();
    const yes = page.getByRole('button', { name: /identity document/ });
    await expect(yes).toBeVisible();
    const reason = page.getByRole('button', { name: 'Moved by agreement' });
    if (await reason.isVisible()) await reason.click();
    await yes.click();
    await page
      .getByRole('link', { name: /assessing|Start|Begin/ })
      .first()
      .click();
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('1');
      await lookUp(page);
    }
    await page.keyboard.press('2');
    await page.waitForTimeout(400);
    await take('marking-fail');
    await page.goto(page.url().replace('/mark/', '/sheet/'));
    await page.getByRole('radiogroup', { name: 'Language of the sheet' }).getByText('English').click();
    await page.getByRole('button', { name: 'Save draft as PDF' }).click();
    await expect(page.getByText(/\.pdf/)).toBeVisible();
    const [pdf] = await readdir(centre.exportFolder);
    const target = path.join(folder, 'sheet');
    // From the package poppler-utils; without it the old picture stays.
    spawnSync('pdftoppm', [
      '-png',
      '-r',
      '80',
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      path.join(centre.exportFolder, pdf ?? ''),
      target,
    ]);
  } finally {
    await centre.close();
  }
});
