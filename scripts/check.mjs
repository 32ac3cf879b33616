/** `npm run check`: types, lint and format, the lock file, and who may import whom. Runs all of them, then judges. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const root = join(import.meta.dirname, '..');

export const checks = [
  {
    name: 'types',
    // As many checkers as a small machine has cores: each works out for itself what all of them need, and with the usual four
    // that was a third more of the processor.
    command: [
      ...[join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--checkers', '2'],
    ],
  },
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

/** Whether the check passed, and what it had to say. */
export async function runCheck({ name, command }) {
  const check = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => check.once('close', resolve));
  const said = await Promise.all([text(check.stdout), text(check.stderr)]);
  return { name, isGood: (await ended) === 0, said: said.join('') };
}

if (process.argv[1] === import.meta.filename) {
  const failed = [];
  for (const check of [...checks, architecture]) {
    const { name, isGood, said } = await runCheck(check);
    process.stdout.write(said);
    if (!isGood) failed.push(name);
  }
  console.log(failed.length === 0 ? 'check: all passed' : `check: failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
