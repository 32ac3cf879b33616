/** Every attack on the built host and hub is held off; one that this computer cannot show is named as skipped. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'out', 'attack', 'node');

test('no attack on the built host gets through', { timeout: 600_000 }, async () => {
  // The host of this very source, beside a page that is not needed here.
  mkdirSync(join(root, 'out', 'attack', 'renderer'), { recursive: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const words = ['build', '-c', 'vite.node.config.ts', '--outDir', built, '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, ...words], { cwd: root, stdio: 'inherit' });
  const args = ['test/prove/attack.mjs', '--host', join(built, 'host.js'), '--hub', join(built, 'hub.js')];
  // One that got through ends it with a code of its own; what it printed names which.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch((ended) => ended);
  expect(stdout.match(/^GOT THROUGH.*(\n.*){2}/gm) ?? []).toEqual([]);
  expect(stdout).not.toContain('must hold: undefined');
  expect(stdout).toMatch(/attacks: [1-9]\d* held, \d+ skipped, 0 got through/);
});
