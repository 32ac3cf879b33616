/** Tests as a page of the docs names them: `path` "part of the test's name". */
import { existsSync, readFileSync } from 'node:fs';

export type NamedTest = { readonly path: string; readonly name: string };

export const readNamedTests = (text: string): readonly NamedTest[] =>
  [...text.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, path = '', name = '']) => ({ path, name }));

/** A name may be broken over lines or put together in the code: spaces and quotes do not count. */
const plain = (text: string): string => text.replaceAll(/[\s'"`+\\]+/g, '');

/** Those that are not there. */
export const findMissingTests = (tests: readonly NamedTest[]): readonly NamedTest[] =>
  tests.filter(
    ({ path, name }) => !existsSync(path) || !plain(readFileSync(path, 'utf8')).includes(plain(name)),
  );
