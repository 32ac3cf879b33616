/**
 * Proves that nothing that is typed is lost beyond the last second, and that "saved" is never shown too early: 500 runs of
 * the typing robot on a driven clock, then some in the built application in a real browser, where page, program and
 * person really go away.
 *
 *   npm run prove:typing -- [--runs 500] [--browser-runs 60] [--seed n]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    'browser-runs': { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});

const run = (runs, program, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', ...program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VAKPROEF_TYPING_RUNS: runs, VAKPROEF_SEED: values.seed },
  }).status;

const driven = run(values.runs, ['vitest', 'vitest.mjs'], 'run', 'test/prove/typing.test.tsx');
const inBrowser = run(
  values['browser-runs'],
  ['@playwright', 'test', 'cli.js'],
  ...['test', '--project=node-host', 'typing.spec'],
);
process.exitCode = driven || inBrowser;
