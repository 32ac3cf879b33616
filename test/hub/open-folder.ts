import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that PostgreSQL's user can reach too. */
export function anOpenFolder(parent = tmpdir(), name = 'vakproef-hub-'): string {
  const folder = mkdtempSync(join(parent, name));
  chmodSync(folder, 0o755);
  return folder;
}

const memory = '/dev/shm';
const enoughBytes = 4e9;

/**
 * A folder for the servers of a run of tests. Making the files of a database cost ten times as much on a disk (0.15 CPU s
 * against 0.01 for each test, almost all of it in the kernel), and these outlive nothing: they lie in memory where a system
 * has the room.
 */
export function aFolderOfServers(name?: string): string {
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  return anOpenFolder(bavail * bsize < enoughBytes ? tmpdir() : memory, name);
}
