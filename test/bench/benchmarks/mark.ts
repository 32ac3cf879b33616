/**
 * From the call to the disk: one mark after the other, over HTTP from the page and over a MessagePort, beside a strict
 * commit of Dexie in the same browser and fdatasync of as many bytes on the same disk. The page shows the exam that is
 * marked. Then taps on its marking screen, as an examiner makes them, until the tick stands.
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Exam } from '../../../shared/domain/exam';
import { present } from '../../../shared/kernel/assert';
import { value } from '../../builders/value';
import { openBenchPage } from '../harness/bench-page';
import { callKit } from '../harness/chromium';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import { openFlushThread } from '../harness/flush-over-port';
import type { BenchOptions } from '../harness/options';
import { profilePage } from '../harness/page-profile';
import { freshFolder, removeFolder } from '../harness/place';
import { openPortDevice } from '../harness/port-device';
import { percentile } from '../harness/statistics';
import { makeExamDevice } from '../workload/exam-device';
import { makeNationalSet } from '../workload/national-set';

type FlushThread = Awaited<ReturnType<typeof openFlushThread>>;

const marksPerRound = 100;
/** Fewer than the smallest exam has indicators: every tap answers one that is open. */
const tapsPerRound = 20;
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

async function flushOverPort(thread: Pick<FlushThread, 'flush'>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < marksPerRound; i++) {
    const start = performance.now();
    await thread.flush(Buffer.alloc(frameBytes, 1));
    times.push(performance.now() - start);
  }
  return times;
}

const markingPath = ({ examId, candidates }: Exam): string =>
  `/exam/${examId}/mark/${present(candidates[0], 'a candidate').assessmentId}`;

/** At the speed of a quick hand: the same answer rests for 400 ms after an advance, so that a double tap marks one row. */
const taps = { taps: tapsPerRound, restMs: 450 };

/** Where the page spends its time while this exam is on the screen. */
async function profileOn(
  page: Page,
  path: string | undefined,
  work: () => Promise<unknown>,
): Promise<string> {
  await callKit(page, 'showExam', { path: path ?? '' });
  const end = await profilePage(page);
  await work();
  return end();
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const folder = freshFolder('mark');
  const set = makeNationalSet(Math.min(scale, 0.1));
  const { exams, nextMark } = await makeExamDevice(join(folder, 'http'), set, rounds + 2);
  const [shown, ...tapped] = exams.map(markingPath);
  const takeDrafts = () => Array.from({ length: marksPerRound }, nextMark);
  const { page, cpuSeconds, close } = await openBenchPage(join(folder, 'http'), join(folder, 'profile'));
  const port = await openPortDevice(join(folder, 'port'));
  const flushThread = await openFlushThread(join(folder, 'flushed'));
  const withCpu = async (marks: number, run: () => Promise<readonly number[]>): Promise<Reading> => {
    const before = cpuSeconds();
    const times = await run();
    return { ...readingOf(times), 'CPU ms': ((cpuSeconds() - before) * 1000) / marks };
  };
  const figures = await measureInRounds(rounds, {
    'ours, HTTP': async () => {
      await callKit(page, 'showExam', { path: shown ?? '' });
      return withCpu(marksPerRound, () => callKit(page, 'appendMarks', { drafts: takeDrafts() }));
    },
    'ours, MessagePort': async () => {
      const times: number[] = [];
      for (const draft of takeDrafts()) {
        const start = performance.now();
        value(await port.journal.append({ drafts: [draft] }));
        times.push(performance.now() - start);
      }
      return readingOf(times);
    },
    'peer: Dexie, strict': () =>
      withCpu(marksPerRound, () => callKit(page, 'commitWithDexie', { drafts: takeDrafts() })),
    'limit: fdatasync': async () => readingOf(await flushToDisk(join(folder, 'limit'))),
    'limit: fdatasync in a thread, asked over a MessagePort': async () =>
      readingOf(await flushOverPort(flushThread)),
    'ours, tap to tick': async (round) => {
      await callKit(page, 'showExam', { path: tapped[round] ?? '' });
      return withCpu(tapsPerRound, () => callKit(page, 'tapMarks', taps));
    },
  });
  const topFunctions = isProfiled
    ? `Marks back to back:\n${await profileOn(page, shown, () => callKit(page, 'appendMarks', { drafts: takeDrafts() }))}
Taps:\n${await profileOn(page, tapped[rounds], () => callKit(page, 'tapMarks', taps))}`
    : '';
  await port.close();
  await flushThread.close();
  await close();
  removeFolder(folder);
  return `${composeTable(figures, 'p50 ms')}\n\n${topFunctions}`.trim();
}
