/**
 * A month of exams by robot, with whole devices at a real hub: 300 exams, 2,000 people, 40 examiners on 20 tablets, two administrators.
 * Every number of board, lists, CSV, OKE and OEAPI is counted once more from what lies at the hub.
 *
 *   npm run prove:month -- [--exams 300] [--seed n]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    exams: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
process.exitCode =
  spawnSync(process.execPath, [program, 'run', 'test/prove/month.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VAKPROEF_MONTH: values.exams, VAKPROEF_SEED: values.seed },
  }).status ?? 1;
