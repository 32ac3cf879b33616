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
import { comeToRestMs, goTo, importFile, longestOf } from '../harness/import-file';
import { watchLongTasks } from '../harness/long-tasks';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder } from '../harness/place';
import { makeExamDevice } from '../workload/exam-device';
import { nationalFiles, realFiles } from '../workload/import-files';
import { makeNationalSet } from '../workload/national-set';

async function showing(page: Page, hash: string): Promise<number> {
  await takeLongTasks(page);
  await goTo(page, hash);
  await page.waitForTimeout(2 * comeToRestMs);
  return longestOf(page);
}

export async function runBenchmark({ rounds, scale, isProfiled, only }: BenchOptions): Promise<string> {
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
    realFiles()
      .filter((path) => basename(path).includes(only))
      .map((path) => [basename(path), () => importFile(real.page, path)]),
  );
  const figures = await measureInRounds(1, ways);
  await real.close();
  let longTasks = '';
  const national = await measureInRounds(rounds, {
    national: async (round) => {
      const { page, cpuSeconds, close } = await open(`national-${round}`);
      const endWatch = isProfiled && round === 0 ? await watchLongTasks(page) : null;
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
      if (endWatch) longTasks = await endWatch();
      await close();
      return reading;
    },
  });
  removeFolder(folder);
  const longest = 'check longest ms';
  return [composeTable(figures, longest), composeTable(national, longest), longTasks].join('\n\n').trim();
}
