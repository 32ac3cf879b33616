/**
 * Five thousand rosters made by chance, over encodings, separators, forms of days and names, duplicates and missing columns:
 * nothing by half, the right rows.
 *
 *   npm run prove:roster -- [--files 5000] [--seed n]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
process.exitCode =
  spawnSync(process.execPath, [program, 'run', 'test/prove/rosters.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VAKPROEF_ROSTERS: values.files, VAKPROEF_SEED: values.seed },
  }).status ?? 1;
