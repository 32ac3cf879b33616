/**
 * Runs every test that hangs on chance again with other seeds than `npm test` uses. Each line says which seed it was, and
 * how to run it again.
 *
 *   npm run prove:chance -- [--seeds 20] [--from n]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const found = spawnSync('git', ['grep', '-l', 'seedOfRun()', '--', '*.test.ts', '*.test.tsx'], {
  cwd: root,
  encoding: 'utf8',
});
const tests = found.stdout.trim().split('\n');

for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed++) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, VAKPROEF_SEED: String(seed) },
    },
  );
  console.log(
    status === 0
      ? `seed ${seed}: held`
      : `${stdout}\nseed ${seed}: FAILED, again by VAKPROEF_SEED=${seed} npx vitest run`,
  );
  if (status !== 0) process.exitCode = 1;
}
