/** Time, chance and waiting come through one port (`shared/kernel/world.ts`), and who may hold the real one is listed. */
import { expect, it } from 'vitest';
import { codeWithTemplates, isTest, listSourceFiles, type SourceFile } from './source-files';

const direct = [
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bperformance\.now\b/,
  /\bMath\.random\b/,
  /\bgetRandomValues\b/,
  /\brandomUUID\b/,
  /(?<![.\w])randomBytes\(/,
  /(?<![.\w])set(Timeout|Interval)\b/,
  /\bimport\b[^;]*\bnewId\b[^;]*\bfrom\b/,
];

/** Where programs, workers among them, are put together: these take the world as it is and hand it on. */
const roots = [
  'src-hub/main.ts',
  'src-main/hosts/electron/main.ts',
  'src-main/hosts/node/main.ts',
  'src-renderer/start.tsx',
  'src-candidate/start.tsx',
];
const isRoot = (path: string): boolean => roots.includes(path) || path.endsWith('.worker.ts');

/** The port's own implementation, and the id it is made with. */
const implementation = ['shared/kernel/real-world.ts', 'shared/kernel/ids.ts'];

const product = listSourceFiles().filter(({ path }) => !isTest(path));

/** Comments do not count; only what a program does. */
const usesDirectly = ({ text }: SourceFile): boolean =>
  direct.some((pattern) => pattern.test(codeWithTemplates(text)));

it('no file reaches for the time, for chance or for a timer itself', () => {
  const found = product.filter(({ path }) => !implementation.includes(path)).filter(usesDirectly);
  expect(found.map(({ path }) => path)).toEqual([]);
});

it('only the places that put a program together hold the real world', () => {
  const holders = product
    .filter(({ imports }) => imports.some(({ specifier }) => specifier.endsWith('/real-world')))
    .map(({ path }) => path);
  expect(holders.filter((path) => !isRoot(path))).toEqual([]);
});
