import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that PostgreSQL's user can reach too. */
export function anOpenFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'vakproef-hub-'));
  chmodSync(folder, 0o755);
  return folder;
}
