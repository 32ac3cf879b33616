/** How files look: small, named after what they hold, with their promise at the top. */
import { describe, expect, it } from 'vitest';
import { codeOf, isTest, listSourceFiles } from './source-files';

const files = listSourceFiles();
const product = files.filter((file) => !isTest(file.path));
const baseName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.tsx?$/, '');
const pathsOf = (found: readonly { readonly path: string }[]): string[] => found.map((file) => file.path);

describe('every file', () => {
  it('is at most 400 lines, a test at most 600', () => {
    const long = files.filter((file) => file.text.split('\n').length > (isTest(file.path) ? 600 : 400));
    expect(pathsOf(long)).toEqual([]);
  });

  it('has a kebab-case name that says what it holds', () => {
    const vague = /(^|-)(utils?|helpers?|common|misc|manager|base|old|new|stuff)(-|$)/;
    const wrong = files.filter((file) => {
      const name = baseName(file.path);
      return !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name) || vague.test(name);
    });
    expect(pathsOf(wrong)).toEqual([]);
  });

  it('of the product begins with what it promises', () => {
    expect(pathsOf(product.filter((file) => !file.text.startsWith('/**')))).toEqual([]);
  });

  it('has no default export', () => {
    expect(pathsOf(files.filter((file) => /\bexport\s+default\b/.test(codeOf(file.text))))).toEqual([]);
  });

  it('has no escape from the types, and no enum', () => {
    const escapes =
      /@ts-(ignore|nocheck|expect-error)|\bas any\b|:\s*any\b|<any>|\bexport\s+(const\s+)?enum\b/;
    expect(pathsOf(product.filter((file) => escapes.test(codeOf(file.text))))).toEqual([]);
  });

  it('has no test that is alone, or skipped without a condition', () => {
    const skipped = /\b(it|test|describe)\.(only\(|todo\(|skip\(\s*['"`])/;
    const lonely = files.filter((file) => /\.(test|spec)\.tsx?$/.test(file.path) && skipped.test(file.text));
    expect(pathsOf(lonely)).toEqual([]);
  });
});
