/** Where the PostgreSQL servers of a run of tests lie: made before the first test, and gone after the last. */
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { anOpenFolder } from './open-folder';

const memory = '/dev/shm';
const enoughBytes = 4e9;

let folder = '';

/**
 * Making the files of a database cost ten times as much on a disk (0.15 CPU s against 0.01 for each test, almost all of
 * it in the kernel), and these outlive nothing: they lie in memory where a system has the room.
 */
export function setup(): void {
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  folder = anOpenFolder(bavail * bsize < enoughBytes ? tmpdir() : memory);
  process.env.VAKPROEF_HUB_SERVERS = folder;
}

export const teardown = (): void => rmSync(folder, { recursive: true, force: true });
