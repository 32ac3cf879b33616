/**
 * Every real file about qualifications as the first thing that is done after the start of the program: for each file and round
 * a copy of the device and a new profile of the browser, so that nothing is remembered, drawn or translated before.
 */
import { basename, dirname, join } from 'node:path';
import { openBenchPage } from '../harness/bench-page';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import { importFile } from '../harness/import-file';
import { watchLongTasks } from '../harness/long-tasks';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder } from '../harness/place';
import { copyDevice } from '../workload/device-copy';
import { makeExamDevice } from '../workload/exam-device';
import { realFiles } from '../workload/import-files';
import { makeNationalSet } from '../workload/national-set';

/** Enough of the national set for a device that belongs to a centre. */
const someone = 0.01;

export async function runBenchmark({ rounds, isProfiled, only }: BenchOptions): Promise<string> {
  const folder = freshFolder('import-first');
  const set = makeNationalSet(someone);
  const small = { ...set, qualifications: [], participants: set.participants.slice(0, 1) };
  await makeExamDevice(join(folder, 'device'), small, 1);
  const told: string[] = [];
  const importAsFirst = async (path: string): Promise<Reading> => {
    const device = copyDevice(join(folder, 'device'), 'import-first-copy');
    const { page, close } = await openBenchPage(device, join(dirname(device), 'profile'));
    const endWatch = isProfiled ? await watchLongTasks(page) : null;
    const reading = await importFile(page, path);
    if (endWatch) told.push(`# ${basename(path)}\n\n${await endWatch()}`);
    await close();
    removeFolder(dirname(device));
    return reading;
  };
  const paths = realFiles().filter((path) => basename(path).includes(only));
  const figures = await measureInRounds(
    rounds,
    Object.fromEntries(paths.map((path) => [basename(path), () => importAsFirst(path)])),
  );
  removeFolder(folder);
  return [composeTable(figures, 'check longest ms'), ...told].join('\n\n').trim();
}
