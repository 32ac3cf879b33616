/**
 * From the call to the disk: one mark after the other, over HTTP from the page and over a MessagePort, beside a strict
 * commit of Dexie in the same browser and fdatasync of as many bytes on the same disk.
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { value } from '../../builders/value';
import { openBenchPage } from '../harness/bench-page';
import { callKit } from '../harness/chromium';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { profilePage } from '../harness/page-profile';
import { freshFolder, removeFolder } from '../harness/place';
import { openPortDevice } from '../harness/port-device';
import { percentile } from '../harness/statistics';
import { takeMarks } from '../workload/national-drafts';
import { makeNationalSet } from '../workload/national-set';

const marksPerRound = 100;
/** One sealed frame of one mark. */
const frameBytes = 712;

const readingOf = (times: readonly number[]): Reading => ({
  'p50 ms': percentile(times, 0.5),
  'p95 ms': percentile(times, 0.95),
});

async function flushToDisk(path: string): Promise<number[]> {
  const file = await open(path, 'a');
  const frame = Buffer.alloc(frameBytes, 1);
  const times: number[] = [];
  for (let i = 0; i < marksPerRound; i++) {
    const start = performance.now();
    await file.write(frame);
    await file.datasync();
    times.push(performance.now() - start);
  }
  await file.close();
  return times;
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const folder = freshFolder('mark');
  const nextMark = takeMarks(makeNationalSet(Math.min(scale, 0.1)));
  const takeDrafts = () => Array.from({ length: marksPerRound }, nextMark);
  const { page, cpuSeconds, close } = await openBenchPage(join(folder, 'http'), join(folder, 'profile'));
  const port = await openPortDevice(join(folder, 'port'));
  const inPage = async (name: 'appendMarks' | 'commitWithDexie'): Promise<Reading> => {
    const before = cpuSeconds();
    const times = await callKit(page, name, { drafts: takeDrafts() });
    return { ...readingOf(times), 'CPU ms': ((cpuSeconds() - before) * 1000) / marksPerRound };
  };
  const figures = await measureInRounds(rounds, {
    'ours, HTTP': () => inPage('appendMarks'),
    'ours, MessagePort': async () => {
      const times: number[] = [];
      for (const draft of takeDrafts()) {
        const start = performance.now();
        value(await port.journal.append({ drafts: [draft] }));
        times.push(performance.now() - start);
      }
      return readingOf(times);
    },
    'peer: Dexie, strict': () => inPage('commitWithDexie'),
    'limit: fdatasync': async () => readingOf(await flushToDisk(join(folder, 'limit'))),
  });
  const endProfile = isProfiled ? await profilePage(page) : null;
  if (endProfile) await callKit(page, 'appendMarks', { drafts: takeDrafts() });
  const topFunctions = endProfile ? await endProfile() : '';
  await port.close();
  await close();
  removeFolder(folder);
  return `${composeTable(figures, 'p50 ms')}\n\n${topFunctions}`.trim();
}
