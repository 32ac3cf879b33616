/**
 * Tests by what they say. Those that replace modules (`vi.mock`) have a process each, and so has one that says `@apart`: a
 * module that was loaded before would stay what it is, and the files after it would get the replacement. So have those that
 * fill memory or the processor on purpose, or start servers of their own. All others share processes, and with them what they
 * imported: those of pages, and the rest, of which those that open a hub lab share a PostgreSQL server as well.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const replaces = /\bvi\.(mock|doMock|resetModules|stubEnv)\(|@apart\b/;
const sharesAServer = /\bopenHubLab\(/;
const heavy =
  /^(src-hub\/(main|postgres\/.*|store\/broken-connections)|test\/(exercises|prove)\/.*|test\/security\/fuzz-contracts)\.test\.ts$/;
const wantsAWindow = /@vitest-environment happy-dom/;

export type TestsByNeed = { readonly apart: readonly string[]; readonly pages: readonly string[] };

/** Their paths from the root, of all in these folders. */
export function testsByNeed(root: string, folders: readonly string[]): TestsByNeed {
  const all = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        `${folder}/${path}`.replaceAll('\\', '/'),
      ),
    )
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const apart = all.filter(
    ({ path, text }) => replaces.test(text) || (heavy.test(path) && !sharesAServer.test(text)),
  );
  // One that wants a window among others that want none ends their process: all of it would be loaded anew, twice.
  const pages = all.filter(({ path, text }) => path.endsWith('.tsx') || wantsAWindow.test(text));
  return {
    apart: apart.map(({ path }) => path),
    pages: pages.filter((one) => !apart.includes(one)).map(({ path }) => path),
  };
}
