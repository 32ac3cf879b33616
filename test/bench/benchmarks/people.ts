/**
 * Arranging the people of a school, as an administrator does: of twenty thousand a third is searched, ticked, linked to a
 * qualification in one Run, and that is taken back. The longest task of the page is what a person feels.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBenchPage } from '../harness/bench-page';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder } from '../harness/place';
import { traceTasks } from '../harness/task-trace';
import { makeExamDevice } from '../workload/exam-device';
import { makeNationalSet } from '../workload/national-set';
import { importPeople, writePeople } from './roster';

/** What came with the step is over: its last tasks are counted with it. */
const comeToRestMs = 1500;

type Arranged = { readonly reading: Reading; readonly told: string };

async function arrangePeople(page: Page, isProfiled: boolean): Promise<Arranged> {
  const reading: Record<string, number> = {};
  let told = '';
  const measure = async (step: string, act: () => Promise<void>): Promise<void> => {
    const endTrace = await traceTasks(page, isProfiled);
    const begin = performance.now();
    await act();
    reading[`${step} s`] = (performance.now() - begin) / 1000;
    await page.waitForTimeout(comeToRestMs);
    const longest = await endTrace();
    reading[`${step} longest ms`] = longest.wallMs;
    reading[`${step} on a processor`] = longest.cpuMs;
    told += `\n### ${step}\n\n${longest.told}\n`;
  };
  const bar = page.getByRole('region', { name: 'Actie voor gekozen deelnemers' });
  await measure('open', async () => {
    await page.evaluate(() => {
      location.hash = '#/participants';
    });
    await page.getByRole('table').waitFor();
  });
  await measure('search', async () => {
    await page.getByRole('textbox', { name: /^Zoeken/ }).pressSequentially('van der', { delay: 60 });
  });
  await measure('tick', async () => {
    await page.getByRole('checkbox', { name: /gevonden deelnemers kiezen$/ }).click();
    await bar.getByText(/gekozen/).waitFor();
  });
  await bar.getByRole('combobox').selectOption({ index: 1 });
  await measure('choose', async () => {
    await bar.getByRole('button', { name: 'Uitvoeren' }).click();
    await page.getByRole('list').getByRole('checkbox').first().click();
  });
  await measure('link', async () => {
    await page.getByRole('region', { name: 'Wat er gebeurt' }).getByRole('button').first().click();
    await page.getByText(/koppelingen gemaakt\.$/).waitFor({ timeout: 120_000 });
  });
  await measure('undo', async () => {
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByText(/ongedaan gemaakt\.$/).waitFor({ timeout: 120_000 });
  });
  return { reading, told };
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const folder = freshFolder('people');
  mkdirSync(folder, { recursive: true });
  const file = writePeople(join(folder, 'people.csv'), Math.round(20_000 * scale), false);
  const set = makeNationalSet(0.01);
  let longTasks = '';
  const figures = await measureInRounds(rounds, {
    people: async (round) => {
      const place = join(folder, `device-${round}`);
      await makeExamDevice(place, set, 1);
      const { page, close } = await openBenchPage(place, join(folder, `profile-${round}`));
      await importPeople(page, file);
      const { reading, told } = await arrangePeople(page, isProfiled && round === 0);
      if (isProfiled && round === 0) longTasks = told;
      await close();
      return reading;
    },
  });
  removeFolder(folder);
  return [composeTable(figures, 'link longest ms'), longTasks].join('\n\n').trim();
}
