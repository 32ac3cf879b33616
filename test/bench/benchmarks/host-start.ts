/** Start of a host on a device with a year of marks: CPU seconds and memory until it is ready for a page. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSecondsFor, cpuSecondsOf, millisecondsFor, peakMemoryOf } from '../harness/cpu-time';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import { startHost } from '../harness/host-process';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder, root } from '../harness/place';
import { readTopFunctions } from '../harness/top-functions';
import { bigDevice } from '../workload/big-device';

const chunkBytes = 64 * 1024;

/** Reads every byte of the journal and runs it through the cipher once, in large pieces. */
function readAndDecrypt(folder: string): void {
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  const buffer = Buffer.alloc(chunkBytes);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || entry.name.includes('ballast')) continue;
    const file = openSync(join(folder, entry.name), 'r');
    for (let count = 1; count > 0; ) {
      count = readSync(file, buffer);
      cipher.update(buffer.subarray(0, count));
    }
    closeSync(file);
  }
}

async function start(folder: string, nodeWords: readonly string[]): Promise<Reading> {
  const begin = performance.now();
  const host = await startHost(folder, { nodeWords });
  const reading = {
    'CPU s': cpuSecondsOf(host.pid),
    s: (performance.now() - begin) / 1000,
    'peak MB': peakMemoryOf(host.pid),
  };
  await host.stop();
  return reading;
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const { folder } = await bigDevice(scale);
  const empty = freshFolder('empty-device');
  // The first start after the year may tidy up; what counts is every start after that.
  const first = await start(folder, []);
  const figures = await measureInRounds(rounds, {
    ours: () => start(folder, []),
    'ours, empty device': () => start(empty, []),
    'limit: read and decrypt once': async () => {
      let cpu = 0;
      const ms = await millisecondsFor(async () => {
        cpu = await cpuSecondsFor(() => readAndDecrypt(join(folder, 'journal')));
      });
      return { 'CPU s': cpu, s: ms / 1000 };
    },
  });
  removeFolder(empty);
  const profiles = join(root, 'out', 'profiles');
  if (isProfiled) await start(folder, ['--cpu-prof', `--cpu-prof-dir=${profiles}`]);
  return [
    `first start after the year: ${JSON.stringify(first)}`,
    composeTable(figures, 'CPU s'),
    ...(isProfiled ? [readTopFunctions(profiles)] : []),
  ].join('\n\n');
}
