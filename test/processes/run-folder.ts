/**
 * Where the files of a run of tests lie: one folder, made before the first test and gone after the last. It is in memory where
 * a system has the room, because these files outlive nothing, and a disk takes the kernel's time for every one that is flushed.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { aFolderOfServers } from '../hub/open-folder';
import { removePrograms } from './built-programs';

let made = '';

/** What earlier runs made of sources; whatever is in use is made anew. Some 400 MB. */
const modules = join(import.meta.dirname, '..', '..', '.cache', 'modules');
const mostModules = 25_000;

function forgetModules(): void {
  const names = existsSync(modules) ? readdirSync(modules) : [];
  if (names.length > mostModules) for (const name of names) rmSync(join(modules, name), { force: true });
}

/** Every project of a run asks for it; the first one makes it. */
export function setup(): void {
  if (process.env.VAKPROEF_RUN_FOLDER) return;
  forgetModules();
  made = aFolderOfServers('vp-');
  process.env.VAKPROEF_RUN_FOLDER = made;
  process.env.TMPDIR = made;
  // Programs are started some two hundred times; what V8 compiled for one serves the next.
  process.env.NODE_COMPILE_CACHE ??= join(made, 'compiled');
}

export function teardown(): void {
  if (made === '') return;
  rmSync(made, { recursive: true, force: true });
  removePrograms();
}
