/**
 * The tests that replace modules (`vi.mock`): a module that was loaded before would stay what it is, and the files after
 * it would get the replacement. So each of these has a process to itself, and so has one that says `@apart`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const replaces = /\bvi\.(mock|doMock|resetModules|stubEnv)\(|@apart\b/;

/** Their paths from the root, of all in these folders. */
export const testsApart = (root: string, folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => /\.test\.tsx?$/.test(path) && replaces.test(readFileSync(join(root, path), 'utf8')))
    .map((path) => path.replaceAll('\\', '/'));
