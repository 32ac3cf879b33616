/**
 * Ten thousand hostile files over all readers of imports, each within ten seconds, with a heap of no more than 256 MB: no
 * exception, no import by half.
 *
 *   npm run prove:fuzz -- [--files 10000] [--seed n]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const heap = ['--pool=forks', '--execArgv=--max-old-space-size=256'];
process.exitCode =
  spawnSync(process.execPath, [program, 'run', 'test/prove/hostile-files.test.ts', ...heap], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VAKPROEF_FUZZ: values.files, VAKPROEF_SEED: values.seed },
  }).status ?? 1;
