/** One import through the screens, from the choice of the file to its end, with the longest task of the page at each step. */
import type { Page } from '@playwright/test';
import { takeLongTasks } from './chromium';
import type { Reading } from './figures';

export const longestOf = async (page: Page): Promise<number> => Math.max(0, ...(await takeLongTasks(page)));

/** What came with the step is over: its last tasks are counted with it. */
export const comeToRestMs = 1500;

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name });

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

/** One import from the choice of the file to its end, or to the words that say why not. */
export async function importFile(page: Page, path: string): Promise<Reading> {
  const reading: Record<string, number> = {};
  const end = async (step: string): Promise<void> => {
    await page.waitForTimeout(comeToRestMs);
    reading[`${step} longest ms`] = await longestOf(page);
  };
  await goTo(page, '#/qualifications');
  await goTo(page, '#/qualifications/import');
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await page.waitForTimeout(comeToRestMs);
  await takeLongTasks(page);
  await page.locator('input[type=file]').setInputFiles(path);
  const codes = heading(page, /^Vul codes en cohort in/);
  const check = heading(page, /^Controleer wat er gebeurt/);
  const refused = page.getByRole('alert');
  await codes.or(check).or(refused).first().waitFor();
  if (await codes.isVisible()) {
    await button(page, /code.? in dit bestand invullen/).click();
    await page.getByLabel('Cohort', { exact: true }).fill('');
    await end('read');
    await button(page, /^Controleren$/).click();
    await check.waitFor();
  }
  if (await refused.first().isVisible()) {
    await end('read');
    return reading;
  }
  const write = button(page, /^\d+ kwalificaties? importeren$/);
  const nothing = page.getByText(/niets te importeren|Er is niets/i);
  await write.or(nothing).first().waitFor();
  await end('check');
  if (!(await write.isVisible())) return reading;
  const start = performance.now();
  await write.click();
  await heading(page, /geïmporteerd/).waitFor();
  reading['write s'] = (performance.now() - start) / 1000;
  await end('write');
  return reading;
}
