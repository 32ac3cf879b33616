/**
 * Where benchmarks keep what they measure upon. A prepared folder is made once per state of the code that writes it, so
 * that a new format never meets old data.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The root of the repository, seen from `out/bench`. */
export const root = join(import.meta.dirname, '..', '..');

const home = process.env.VAKPROEF_BENCH ?? join(tmpdir(), 'vakproef-bench');

const writers = ['shared', 'src-main', 'src-hub', 'test/bench/workload'];

function codeState(): string {
  const hash = createHash('sha256');
  for (const folder of writers)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && /\.(ts|sql)$/.test(entry.name) && !entry.name.includes('.test.'))
        hash.update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex').slice(0, 12);
}

function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  // A PostgreSQL may run as another user, who must be able to walk through.
  chmodSync(home, 0o755);
  chmodSync(path, 0o755);
  return path;
}

/** An empty folder for one run. */
export function freshFolder(name: string): string {
  const path = join(home, 'runs', `${name}-${process.pid}`);
  rmSync(path, { recursive: true, force: true });
  return makeFolder(path);
}

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true });

/** The folder with that name, filled by `fill` when the present code has not filled it before. */
export async function preparedFolder(name: string, fill: (path: string) => Promise<void>): Promise<string> {
  const path = join(home, `${name}-${codeState()}`);
  const mark = join(path, 'prepared');
  if (existsSync(mark)) return path;
  rmSync(path, { recursive: true, force: true });
  makeFolder(path);
  process.stderr.write(`  preparing ${path}\n`);
  await fill(path);
  writeFileSync(mark, '');
  return path;
}

/** Bytes of all files below the folder. */
export function bytesBelow(path: string): number {
  if (!existsSync(path)) return 0;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
}
