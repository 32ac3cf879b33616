/** Whoever runs the tests reads one line: it is the last, and it is there however the run ended. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const module = pathToFileURL(path.resolve(import.meta.dirname, '../../scripts/last-line.mjs')).href;

const lastLineOf = (script: string): string | undefined =>
  spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `import { countParts } from '${module}';${script}`],
    {
      encoding: 'utf8',
    },
  )
    .stdout.trimEnd()
    .split('\n')
    .at(-1);

it('is the sum of all parts', () => {
  const parts = `[['a', { passed: 3, failed: 1, skipped: 0 }], ['b', { passed: 2, failed: 0, skipped: 4 }]]`;
  expect(lastLineOf(`countParts(${parts}); console.log('took 1 s')`)).toBe('5 passed, 1 failed, 4 skipped');
});

it.each([
  ['ended early', 'process.exit(1)'],
  ['threw', "throw new Error('no')"],
  ['was left waiting for nothing', 'await new Promise(() => {})'],
])('is one failure when the run %s', (_how, script) => {
  expect(lastLineOf(script)).toBe('0 passed, 1 failed, 0 skipped');
});
