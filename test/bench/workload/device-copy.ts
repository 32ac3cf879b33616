/** A copy of a prepared device, so that a benchmark may write in it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from '../harness/place';

/** Copies journal and key, not what a browser made of them. */
export function copyDevice(folder: string, name: string): string {
  const copy = freshFolder(name);
  cpSync(folder, join(copy, 'device'), {
    recursive: true,
    filter: (path) => !path.startsWith(join(folder, 'profile')),
  });
  return join(copy, 'device');
}
