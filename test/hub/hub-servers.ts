/** Where the PostgreSQL servers of a run of tests lie: made before the first test, and gone after the last. */
import { rmSync } from 'node:fs';
import { aFolderOfServers } from './open-folder';

let folder = '';

export function setup(): void {
  folder = aFolderOfServers();
  process.env.VAKPROEF_HUB_SERVERS = folder;
}

export const teardown = (): void => rmSync(folder, { recursive: true, force: true });
