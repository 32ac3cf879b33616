/**
 * Importing the people of a school, as an administrator does: a table of twenty thousand, looked at and imported, and the
 * same with something changed in a tenth, in a device that has them all. The longest task of the page is what a person feels.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBenchPage } from '../harness/bench-page';
import { takeLongTasks } from '../harness/chromium';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { profilePage } from '../harness/page-profile';
import { freshFolder, removeFolder } from '../harness/place';
import { makeExamDevice } from '../workload/exam-device';
import { makeNationalSet } from '../workload/national-set';

/** What came with the step is over: its last tasks are counted with it. */
const comeToRestMs = 1500;
const headings = 'Studentnummer;Roepnaam;Voorvoegsels;Achternaam;Geboortedatum;Klas';

export function writePeople(path: string, count: number, isLater: boolean): string {
  const rows = Array.from({ length: count }, (_none, at) => {
    const name = isLater && at % 10 === 0 ? `Anders${at}` : `Naam${at}`;
    const day = `${(at % 28) + 1}-${(at % 12) + 1}-${1990 + (at % 18)}`;
    return `${String(900_000 + at).padStart(8, '0')};Sam;${at % 3 === 0 ? 'van der' : ''};${name};${day};KLAS${at % 400}`;
  });
  writeFileSync(path, [headings, ...rows].join('\r\n'));
  return path;
}

export async function importPeople(page: Page, path: string): Promise<Reading> {
  const reading: Record<string, number> = {};
  const end = async (step: string): Promise<void> => {
    await page.waitForTimeout(comeToRestMs);
    reading[`${step} longest ms`] = Math.max(0, ...(await takeLongTasks(page)));
  };
  for (const hash of ['#/settings', '#/participants/import'])
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
  await page.locator('main input[type=file]').waitFor({ state: 'attached' });
  await page.waitForTimeout(comeToRestMs);
  await takeLongTasks(page);
  const start = performance.now();
  await page.locator('main input[type=file]').setInputFiles(path);
  await page.getByRole('heading', { name: /^Wat betekenen de kolommen/ }).waitFor();
  await end('read');
  await page.getByRole('button', { name: 'Controleren', exact: true }).click();
  const write = page.getByRole('button', { name: /importeren$/ }).last();
  await page.getByRole('heading', { name: /^Controleer wat er gebeurt/ }).waitFor();
  await end('check');
  reading['to the check s'] = (performance.now() - start) / 1000;
  const begin = performance.now();
  await write.click();
  await page.getByRole('heading', { name: /^De import is klaar/ }).waitFor({ timeout: 120_000 });
  reading['write s'] = (performance.now() - begin) / 1000;
  await end('write');
  return reading;
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const folder = freshFolder('roster');
  mkdirSync(folder, { recursive: true });
  const count = Math.round(20_000 * scale);
  const first = writePeople(join(folder, 'people.csv'), count, false);
  const later = writePeople(join(folder, 'people-later.csv'), count, true);
  const set = makeNationalSet(0.01);
  let topFunctions = '';
  const figures = await measureInRounds(rounds, {
    people: async (round) => {
      const place = join(folder, `device-${round}`);
      await makeExamDevice(place, set, 1);
      const { page, close } = await openBenchPage(place, join(folder, `profile-${round}`));
      const endProfile = isProfiled && round === 0 ? await profilePage(page) : null;
      const one = await importPeople(page, first);
      const other = await importPeople(page, later);
      if (endProfile) topFunctions = await endProfile();
      await close();
      return {
        ...one,
        ...Object.fromEntries(Object.entries(other).map(([name, ms]) => [`later: ${name}`, ms])),
      };
    },
  });
  removeFolder(folder);
  return [composeTable(figures, 'write longest ms'), topFunctions].join('\n\n').trim();
}
