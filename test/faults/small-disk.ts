/** A real disk that is small, so that a test can fill it to the last page. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { aFolder } from '../builders/a-journal';

/** Whether this account may have one, as far as one can tell before asking. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of that many megabytes until the test ends; null where the system gives none: then skip, and do not pass. */
export function aSmallDisk(megabytes: number): string | null {
  const folder = aFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }));
  return folder;
}

/** Takes all the room there is; gives the file that does, to be thrown away. */
export function fillUp(disk: string): string {
  const file = join(disk, 'of-another-program');
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for pieces of this size.
    }
  return file;
}
