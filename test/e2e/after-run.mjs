/** At the end of a run nothing of it may be running any more, whatever became of its tests, and its folders go. */
import { readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { endLeftRunning, nameOfRun } from '../processes/left-running';

export default async function afterRun() {
  const left = await endLeftRunning(nameOfRun());
  for (const name of await readdir(os.tmpdir()))
    if (name.startsWith(nameOfRun()))
      await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
  if (left.length > 0) throw new Error(`left running after the tests:\n${left.join('\n')}`);
}
