/** Today and the lists over a year of exams: the first time with nothing remembered, and again after one mark. */
import { join } from 'node:path';
import { openBenchPage } from '../harness/bench-page';
import { callKit } from '../harness/chromium';
import { composeTable, measureInRounds } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { bigDevice } from '../workload/big-device';
import { copyDevice } from '../workload/device-copy';
import { takeMarks } from '../workload/national-drafts';

export async function runBenchmark({ rounds, scale }: BenchOptions): Promise<string> {
  const { folder, set } = await bigDevice(scale);
  const device = copyDevice(folder, 'lists');
  const { page, position, close } = await openBenchPage(device, join(device, 'profile'));
  const heads = set.exams.map(({ snapshot, ...head }) => head);
  const nextMark = takeMarks(set);
  let count = 0;
  const figures = await measureInRounds(rounds, {
    ours: async () => {
      const { ms, count: found } = await callKit(page, 'loadLists', null);
      count = found;
      return { ms };
    },
    'ours, after one mark': async () => ({
      ms: (await callKit(page, 'loadListsAfterChange', { draft: nextMark() })).ms,
    }),
    'peer: Dexie, a row per head': async () => ({ ms: await callKit(page, 'listFromDexie', { heads }) }),
    'limit: one get and one parse': async () => ({ ms: await callKit(page, 'listFromOneRow', { heads }) }),
  });
  await close();
  return `${count} candidates of ${set.exams.length} exams over ${position} entries\n\n${composeTable(figures, 'ms')}`;
}
