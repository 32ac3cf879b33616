/** `npm run check`: types, lint and format, the lock file, and who may import whom. Runs all of them, then judges. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export const checks = [
  { name: 'types', command: [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
  { name: 'lint', command: [join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '.'] },
  { name: 'lock', command: [join(root, 'scripts', 'check-lock.mjs')] },
  // Files and exports that no program of ours uses; one that is kept for a person is marked `@public` with the reason.
  {
    name: 'dead code',
    command: [
      join(root, 'node_modules', 'knip', 'bin', 'knip.js'),
      '--production',
      '--include',
      'files,exports,types',
    ],
  },
];
const architecture = {
  name: 'architecture',
  command: [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/architecture'],
};

/** True when the check passed; its own output goes to the terminal. */
export const runCheck = ({ command }) =>
  spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status === 0;

if (process.argv[1] === import.meta.filename) {
  const failed = [...checks, architecture].filter((check) => !runCheck(check)).map(({ name }) => name);
  console.log(failed.length === 0 ? 'check: all passed' : `check: failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
