/**
 * The lists with a month of exams in them, as an administrator uses them: how long until one stands there, a name typed in the
 * search, and the list scrolled to its end. The longest task of the page is what a person feels; how much of it had a processor is what
 * the program costs.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBenchPage } from '../harness/bench-page';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder } from '../harness/place';
import { traceTasks } from '../harness/task-trace';
import { makeMonthDevice } from '../workload/month-device';

/** What came with the step is over: its last tasks are counted with it. */
const comeToRestMs = 1500;

const lists = ['start', 'results', 'planning', 'participants', 'staff'] as const;

/** The first row of the list is there. */
const shown = (page: Page) => page.locator('main tbody tr, main li, main dl').first();

type Used = { readonly reading: Reading; readonly told: string };

async function useList(page: Page, list: (typeof lists)[number], isProfiled: boolean): Promise<Used> {
  const reading: Record<string, number> = {};
  let told = '';
  const measure = async (step: string, act: () => Promise<void>): Promise<void> => {
    const endTrace = await traceTasks(page, isProfiled);
    await act();
    await page.waitForTimeout(comeToRestMs);
    const longest = await endTrace();
    reading[`${step}, longest ms`] = longest.wallMs;
    reading[`${step}, on a processor`] = longest.cpuMs;
    told += `\n#### ${step}\n\n${longest.told}\n`;
  };
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.waitForTimeout(comeToRestMs);
  await measure('first paint', async () => {
    const begin = performance.now();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${list}`);
    await shown(page).waitFor();
    reading['first paint ms'] = performance.now() - begin;
  });
  const search = page.locator('main').getByRole('textbox', { name: /^Zoek/ }).first();
  if ((await search.count()) > 0) {
    await measure('keys', () => search.pressSequentially('jansen', { delay: 60 }));
    await search.fill('');
    await page.waitForTimeout(comeToRestMs);
  }
  await measure('scroll', async () => {
    for (let at = 0; at < 40; at += 1) {
      await page.mouse.move(640, 500);
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(30);
    }
  });
  return { reading, told };
}

export async function runBenchmark({ rounds, scale, isProfiled, only }: BenchOptions): Promise<string> {
  const folder = freshFolder('month');
  let longTasks = '';
  const place = join(folder, 'device');
  await makeMonthDevice(place, scale);
  const { page, close } = await openBenchPage(place, join(folder, 'profile'));
  const ways = Object.fromEntries(
    lists
      .filter((list) => list.includes(only))
      .map((list) => [
        list,
        async (round: number) => {
          const { reading, told } = await useList(page, list, isProfiled && round === 0);
          if (isProfiled && round === 0) longTasks += `\n\n### ${list}\n${told}`;
          return reading;
        },
      ]),
  );
  const figures = await measureInRounds(rounds, ways);
  await close();
  removeFolder(folder);
  return [composeTable(figures, 'scroll, longest ms'), longTasks].join('\n\n').trim();
}
