/**
 * Tests by what they say. Those that replace modules (`vi.mock`) have a process each, and so has one that says `@apart`: a
 * module that was loaded before would stay what it is, and the files after it would get the replacement. Those that open a
 * hub lab share what is dear, a PostgreSQL server per process.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const replaces = /\bvi\.(mock|doMock|resetModules|stubEnv)\(|@apart\b/;
const wantsDatabases = /\bopenHubLab\(/;

export type TestsByNeed = { readonly apart: readonly string[]; readonly atHub: readonly string[] };

/** Their paths from the root, of all in these folders. */
export function testsByNeed(root: string, folders: readonly string[]): TestsByNeed {
  const all = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(root, path), 'utf8'),
    }));
  const apart = all.filter(({ text }) => replaces.test(text));
  const atHub = all.filter(({ text }) => wantsDatabases.test(text) && !replaces.test(text));
  return { apart: apart.map(({ path }) => path), atHub: atHub.map(({ path }) => path) };
}
