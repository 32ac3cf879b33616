/**
 * Adds a made-up language the way ARCHITECTURE.md says (How to add): one line in the list, and its text files. Done in a
 * copy of the sources, whose own tests then hold the new language to everything the others are held to.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listNamespaces, readNamespace } from '../architecture/locale-files';
import { root } from '../architecture/source-files';

/** Polish has four plural forms and an alphabet of its own order; its texts are Dutch ones, longer and dressed up. */
const made = { code: 'pl', tag: 'pl-PL', name: 'Polski', forms: ['one', 'few', 'many', 'other'] } as const;
const copied = [
  'shared',
  'src-main',
  'src-renderer',
  'src-candidate',
  'src-hub',
  'test',
  'assets',
  'scripts',
];
const checked = [
  'test/architecture/texts.test.ts',
  'shared/texts',
  'shared/kernel/problem.test.ts',
  'shared/report/compose-sheet.test.ts',
  'shared/report/draw-sheet.test.ts',
  'shared/report/describe-result.test.ts',
  'src-main/services/host-texts.test.ts',
  'src-main/hosts/electron/compose-menu.test.ts',
  'src-renderer/screens/exam/answers.test.ts',
  'src-renderer/screens/exam/remark-phrases.test.ts',
  'src-renderer/ui/use-format.test.ts',
];

type Tree = { readonly [key: string]: string | Tree };

/** Dressed-up texts; keys stay, and so do the letters of keys. */
function dress(tree: Tree, isDressed = true): Tree {
  const dressed = Object.entries(tree).flatMap(([key, value]): (readonly [string, string | Tree])[] => {
    if (typeof value !== 'string') return [[key, dress(value, isDressed && key !== 'key')]];
    const text = isDressed ? `[ł ${value}]`.replace(/(\.?)\]$/, ']$1') : value;
    return key.endsWith('_other')
      ? made.forms.map((form) => [key.replace(/_other$/, `_${form}`), text] as const)
      : key.endsWith('_one')
        ? []
        : [[key, text]];
  });
  return Array.isArray(tree)
    ? (dressed.map(([, text]) => text) as unknown as Tree)
    : Object.fromEntries(dressed);
}

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'vakproef-language-'));
  for (const folder of copied) cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

  const list = path.join(copy, 'shared/texts/languages.ts');
  const { code, tag, name } = made;
  const line = `  { code: '${code}', tag: '${tag}', name: '${name}' },\n`;
  writeFileSync(
    list,
    readFileSync(list, 'utf8').replace('] as const satisfies', `${line}] as const satisfies`),
  );
  const folder = path.join(copy, 'assets/locales', code);
  mkdirSync(folder);
  for (const namespace of listNamespaces('nl'))
    writeFileSync(
      path.join(folder, `${namespace}.json`),
      JSON.stringify(dress(readNamespace('nl', namespace))),
    );
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('a language is one line and its text files: sheet, host, screens and formats speak it', {
  timeout: 240_000,
}, () => {
  const vitest = path.join(copy, 'node_modules/vitest/vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', '--reporter=verbose', ...checked], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(run.status, run.stdout).toBe(0);
  expect(run.stdout).toMatch(/the texts in '?pl/);
});
