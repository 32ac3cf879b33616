/** Every numbered rule of every SPEC.md is proved by a test that names it. */
import { expect, it } from 'vitest';
import { isTest, listFiles, listSourceFiles, readText } from './source-files';

const specs = listFiles(['shared', 'src-main', 'src-renderer', 'src-candidate', 'src-hub'], (path) =>
  path.endsWith('SPEC.md'),
);
const rulesOf = (path: string): string[] =>
  [...readText(path).matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\*/gm)].map((match) => match[1] ?? '');
const ownPath = 'test/architecture/rules.test.ts';
const cited = new Set(
  listSourceFiles()
    .filter((file) => isTest(file.path) && file.path !== ownPath)
    .flatMap((file) => file.text.match(/\b[A-Z]{1,2}\d+\b/g) ?? []),
);

it.each(specs)('%s: every rule is named in a test, and no number stands twice', (path) => {
  const rules = rulesOf(path);
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});
