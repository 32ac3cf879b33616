/** Whoever reads only the last lines of a run reads there which tests failed, and which needed a second try. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import TallyReporter from '../../scripts/tally-reporter.mjs';

const module = (file: string, tests: readonly [string, string, boolean?][], error?: string) => {
  const moduleId = resolve(file);
  return {
    moduleId,
    errors: () => (error ? [{ message: error }] : []),
    children: {
      allTests: () =>
        tests.map(([fullName, state, flaky = false]) => ({
          fullName,
          module: { moduleId },
          result: () => ({ state }),
          diagnostic: () => ({ flaky }),
        })),
    },
  };
};

it('counts them, and names what failed, what passed late, and what could not even be loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vakproef-tally-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  vi.stubEnv('VAKPROEF_TALLY', join(folder, 'new', 'tally.json'));
  onTestFinished(() => void vi.unstubAllEnvs());
  new TallyReporter().onTestRunEnd(
    [
      module('a.test.ts', [
        ['one', 'passed'],
        ['two', 'failed'],
        ['three', 'passed', true],
        ['four', 'skipped'],
      ]),
      module('b.test.ts', [], 'no such module'),
    ],
    [{ message: 'nobody caught it' }],
  );
  expect(JSON.parse(readFileSync(join(folder, 'new', 'tally.json'), 'utf8'))).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
    failures: ['a.test.ts › two', 'b.test.ts: no such module', 'outside a test: nobody caught it'],
    secondTries: ['a.test.ts › three'],
  });
});
