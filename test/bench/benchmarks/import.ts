/**
 * Importing, as an administrator does: every real file about qualifications, then the qualifications of the national set
 * from one file, and the same with something changed in each. The longest task of the page is what a person feels; it is
 * told per step, and for the overview and the search over all indicators with all of it there.
 */
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBenchPage } from '../harness/bench-page';
import { takeLongTasks } from '../harness/chromium';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { profilePage } from '../harness/page-profile';
import { freshFolder, removeFolder } from '../harness/place';
import { makeExamDevice } from '../workload/exam-device';
import { nationalFiles, realFiles } from '../workload/import-files';
import { makeNationalSet } from '../workload/national-set';

const longestOf = async (page: Page): Promise<number> => Math.max(0, ...(await takeLongTasks(page)));

/** What came with the step is over: its last tasks are counted with it. */
const comeToRestMs = 1500;

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name });

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

/** One import from the choice of the file to its end, or to the words that say why not. */
async function importFile(page: Page, path: string): Promise<Reading> {
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

async function showing(page: Page, hash: string): Promise<number> {
  await takeLongTasks(page);
  await goTo(page, hash);
  await page.waitForTimeout(2 * comeToRestMs);
  return longestOf(page);
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const folder = freshFolder('import');
  const set = makeNationalSet(scale);
  const { first, again } = nationalFiles(join(folder, 'files'), set.qualifications);
  const small = { ...set, qualifications: [], participants: set.participants.slice(0, 1) };
  const open = async (name: string) => {
    await makeExamDevice(join(folder, name), small, 1);
    return openBenchPage(join(folder, name), join(folder, `${name}-profile`));
  };
  const real = await open('real');
  const ways: Record<string, (round: number) => Promise<Reading>> = Object.fromEntries(
    realFiles().map((path) => [basename(path), () => importFile(real.page, path)]),
  );
  const figures = await measureInRounds(1, ways);
  await real.close();
  let topFunctions = '';
  const national = await measureInRounds(rounds, {
    national: async (round) => {
      const { page, cpuSeconds, close } = await open(`national-${round}`);
      const endProfile = isProfiled && round === 0 ? await profilePage(page) : null;
      const before = cpuSeconds();
      const one = await importFile(page, first);
      const cpu = cpuSeconds() - before;
      const other = await importFile(page, again);
      const reading = {
        ...one,
        'CPU s': cpu,
        ...Object.fromEntries(Object.entries(other).map(([name, ms]) => [`again: ${name}`, ms])),
        'overview longest ms': await showing(page, '#/qualifications'),
        'indicators longest ms': await showing(page, '#/structure'),
      };
      if (endProfile) topFunctions = await endProfile();
      await close();
      return reading;
    },
  });
  removeFolder(folder);
  const longest = 'check longest ms';
  return [composeTable(figures, longest), composeTable(national, longest), topFunctions].join('\n\n').trim();
}
