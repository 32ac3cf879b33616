/** Opening one exam of a device with a year of marks, nothing remembered, beside two parallel gets of its rows. */
import { join } from 'node:path';
import { openBenchPage } from '../harness/bench-page';
import { callKit } from '../harness/chromium';
import { composeTable, type Figures, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { percentile } from '../harness/statistics';
import type { OpenTimes } from '../page/open-exams';
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
  const readings: Record<keyof OpenTimes, Reading[]> = { ours: [], definition: [], events: [], gets: [] };
  for (let round = 0; round < rounds; round++) {
    const from = (round * examsPerRound) % Math.max(1, places.length - examsPerRound);
    const times = await callKit(page, 'openExams', places.slice(from, from + examsPerRound));
    for (const way of ['ours', 'definition', 'events', 'gets'] as const)
      readings[way].push(readingOf(times[way]));
  }
  await close();
  const figures: Figures = new Map([
    ['ours', readings.ours],
    ['limit: two parallel gets', readings.gets],
    ['of ours: plan and definition alone', readings.definition],
    ['of ours: events alone', readings.events],
  ]);
  return composeTable(figures, 'p50 ms');
}
