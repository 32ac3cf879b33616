/**
 * Host and hub of this very source as programs, for tests that start and kill them. `npm test` has built them already; where
 * only some tests run they are built by the first that asks, once for all files of the run.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isBuilt } from '../../scripts/prepare.mjs';

/** Scripts for Node. */
export type BuiltPrograms = { readonly host: string; readonly hub: string };

const root = resolve(import.meta.dirname, '../..');
/** Within the clone, because programs load their packages from there. */
const placeOfRun = (): string =>
  join(root, '.cache', `programs-${basename(process.env.VAKPROEF_RUN_FOLDER ?? String(process.pid))}`);

async function build(place: string): Promise<void> {
  // The host looks for its page beside itself; no test of a program opens it.
  mkdirSync(join(place, 'renderer'), { recursive: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const words = ['build', '-c', 'vite.node.config.ts', '--outDir', join(place, 'node')];
  const outcome = await promisify(execFile)(process.execPath, [vite, ...words, '--logLevel', 'error'], {
    cwd: root,
  }).then(
    () => 'built',
    (error: Error) => error.message,
  );
  writeFileSync(join(place, outcome === 'built' ? 'built' : 'failed'), outcome);
}

/** For `beforeAll`. Rejects when the source cannot be built. */
export async function builtPrograms(): Promise<BuiltPrograms> {
  if (isBuilt()) return programsIn(join(root, 'out'));
  const place = placeOfRun();
  mkdirSync(join(root, '.cache'), { recursive: true });
  try {
    mkdirSync(place);
    await build(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  while (!existsSync(join(place, 'built'))) {
    if (existsSync(join(place, 'failed'))) throw new Error(readFileSync(join(place, 'failed'), 'utf8'));
    await wait(50);
  }
  return programsIn(place);
}

/**
 * The folder of the candidate's page of this very source, which nobody writes in. Built in `place` where it is not built already.
 */
export async function builtCandidatePage(place: string): Promise<string> {
  if (isBuilt()) return join(root, 'out', 'candidate');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '-c', 'vite.candidate.config.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', VAKPROEF_CANDIDATE_OUT: place },
  });
  return place;
}

const programsIn = (place: string): BuiltPrograms => ({
  host: join(place, 'node', 'host.js'),
  hub: join(place, 'node', 'hub.js'),
});

/** After the last test of a run. */
export const removePrograms = (): void => rmSync(placeOfRun(), { recursive: true, force: true });
