/** The cache of the page built anew from the journal of a year: CPU seconds of browser and host until it is whole. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { value } from '../../builders/value';
import { openBenchPage } from '../harness/bench-page';
import { takeLongTasks } from '../harness/chromium';
import { cpuSecondsFor, millisecondsFor } from '../harness/cpu-time';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { freshFolder, preparedFolder, removeFolder } from '../harness/place';
import { openBenchDevice } from '../workload/bench-device';
import { bigDevice } from '../workload/big-device';

const pageEntries = 2000;

/** The texts of all changes of the journal, one a line: what the limit reads and parses. */
async function writeTexts(device: string, file: string): Promise<void> {
  const { clients, close } = await openBenchDevice(device);
  const texts: string[] = [];
  for (let from = 1; ; ) {
    const { entries } = value(await clients.journal.read({ from, limit: pageEntries }));
    const last = entries.at(-1);
    if (!last) break;
    for (const { entry } of entries) if (entry.kind === 'own') texts.push(entry.change.text);
    from = last.position + 1;
  }
  writeFileSync(file, texts.join('\n'));
  await close();
}

async function rebuild(device: string): Promise<Reading> {
  const profile = freshFolder('rebuild-profile');
  const page = await openBenchPage(device, profile);
  const { browserCpuSeconds, hostCpuSeconds, seconds } = page.build;
  const longest = Math.max(0, ...(await takeLongTasks(page.page)));
  await page.close();
  removeFolder(profile);
  return {
    'CPU s': browserCpuSeconds + hostCpuSeconds,
    'of it host': hostCpuSeconds,
    s: seconds,
    'longest task ms': longest,
  };
}

async function profileRebuild(device: string): Promise<string> {
  const profile = freshFolder('rebuild-profile');
  const page = await openBenchPage(device, profile, { isProfiled: true });
  await page.close();
  removeFolder(profile);
  return page.topFunctions;
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const { folder } = await bigDevice(scale);
  const texts = await preparedFolder(`texts-${scale}`, (path) => writeTexts(folder, join(path, 'texts')));
  const empty = freshFolder('rebuild-empty');
  const figures = await measureInRounds(rounds, {
    ours: () => rebuild(folder),
    'ours, empty device': () => rebuild(empty),
    'limit: read and parse': async () => {
      let cpu = 0;
      const ms = await millisecondsFor(async () => {
        cpu = await cpuSecondsFor(() => {
          for (const line of readFileSync(join(texts, 'texts'), 'utf8').split('\n')) JSON.parse(line);
        });
      });
      return { 'CPU s': cpu, s: ms / 1000 };
    },
  });
  removeFolder(empty);
  const table = composeTable(figures, 'CPU s');
  return isProfiled ? `${table}\n\n${await profileRebuild(folder)}` : table;
}
