/** Opening one exam of a device with a year of marks, nothing remembered, beside two parallel gets of its rows. */
import { join } from 'node:path';
import { openBenchPage } from '../harness/bench-page';
import { callKit } from '../harness/chromium';
import { composeTable, type Figures, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { percentile } from '../harness/statistics';
import { bigDevice } from '../workload/big-device';

const examsPerRound = 100;

const readingOf = (times: readonly number[]): Reading => ({
  'p50 ms': percentile(times, 0.5),
  'p95 ms': percentile(times, 0.95),
});

export async function runBenchmark({ rounds, scale }: BenchOptions): Promise<string> {
  const { folder, set } = await bigDevice(scale);
  const { page, close } = await openBenchPage(folder, join(folder, 'profile'));
  const places = set.exams.flatMap(({ examId, candidates }) =>
    candidates.map(({ assessmentId }) => ({ examId, assessmentId })),
  );
  const ours: Reading[] = [];
  const gets: Reading[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = (round * examsPerRound) % Math.max(1, places.length - examsPerRound);
    const times = await callKit(page, 'openExams', places.slice(from, from + examsPerRound));
    ours.push(readingOf(times.ours));
    gets.push(readingOf(times.gets));
  }
  await close();
  const figures: Figures = new Map([
    ['ours', ours],
    ['limit: two parallel gets', gets],
  ]);
  return composeTable(figures, 'p50 ms');
}
