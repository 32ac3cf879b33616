/**
 * The lists with a month of exams in them, as an administrator uses them: how long until one stands there, a name typed in the
 * search, and the list scrolled to its end. The longest task of the page is what a person feels.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBenchPage } from '../harness/bench-page';
import { takeLongTasks } from '../harness/chromium';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { profilePage } from '../harness/page-profile';
import { freshFolder, removeFolder } from '../harness/place';
import { makeMonthDevice } from '../workload/month-device';

/** What came with the step is over: its last tasks are counted with it. */
const comeToRestMs = 1500;

const lists = ['results', 'planning', 'participants', 'staff'] as const;

/** The first row of the list is there. */
const shown = (page: Page) => page.locator('main tbody tr, main li').first();

async function useList(page: Page, list: (typeof lists)[number]): Promise<Reading> {
  const reading: Record<string, number> = {};
  const end = async (step: string): Promise<void> => {
    await page.waitForTimeout(comeToRestMs);
    reading[`${step}, longest ms`] = Math.max(0, ...(await takeLongTasks(page)));
  };
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.waitForTimeout(comeToRestMs);
  await takeLongTasks(page);
  const begin = performance.now();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${list}`);
  await shown(page).waitFor();
  reading['first paint ms'] = performance.now() - begin;
  await end('first paint');
  const search = page.locator('main').getByRole('textbox', { name: /^Zoek/ }).first();
  if ((await search.count()) > 0) {
    await search.pressSequentially('jansen', { delay: 60 });
    await end('keys');
    await search.fill('');
    await page.waitForTimeout(comeToRestMs);
  }
  await takeLongTasks(page);
  for (let at = 0; at < 40; at += 1) {
    await page.mouse.move(640, 500);
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(30);
  }
  await end('scroll');
  return reading;
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const folder = freshFolder('month');
  let topFunctions = '';
  const place = join(folder, 'device');
  await makeMonthDevice(place, scale);
  const { page, close } = await openBenchPage(place, join(folder, 'profile'));
  const ways = Object.fromEntries(
    lists.map((list) => [
      list,
      async (round: number) => {
        const endProfile = isProfiled && round === 0 ? await profilePage(page) : null;
        const reading = await useList(page, list);
        if (endProfile) topFunctions += `\n\n### ${list}\n\n${await endProfile()}`;
        return reading;
      },
    ]),
  );
  const figures = await measureInRounds(rounds, ways);
  await close();
  removeFolder(folder);
  return [composeTable(figures, 'scroll, longest ms'), topFunctions].join('\n\n').trim();
}
