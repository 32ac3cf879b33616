/**
 * What the arguments of a start ask to open: one link, or the exam files among them. On Windows and Linux the system
 * passes both this way. With a link on the line nothing else there is believed, because whoever wrote the link may have
 * smuggled arguments in. Pure.
 */
import { extname, resolve } from 'node:path';
import { isLink, parseLink } from './parse-link';

export type StartRequest =
  | { readonly kind: 'screen'; readonly path: string }
  | { readonly kind: 'file'; readonly file: string };

const fileEndings: ReadonlySet<string> = new Set(['.vakproef', '.json']);
/** More files than anybody means to look at one by one. */
const mostFiles = 5;

/** True for a file that can hold an exam, by its name. */
export const isExamFileName = (name: string): boolean => fileEndings.has(extname(name).toLowerCase());

/**
 * @param argv as the process got it: the program itself first
 * @param workingDirectory against which relative names are meant
 */
export function parseStartArguments(
  argv: readonly string[],
  workingDirectory: string,
): readonly StartRequest[] {
  const given = argv.slice(1);
  const links = given.filter(isLink);
  if (links.length > 0) {
    const path = parseLink(links[0] ?? '');
    return path === null ? [] : [{ kind: 'screen', path }];
  }
  return given
    .filter((argument) => !argument.startsWith('-') && isExamFileName(argument))
    .slice(0, mostFiles)
    .map((argument) => ({ kind: 'file', file: resolve(workingDirectory, argument) }));
}
