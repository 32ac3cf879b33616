/** Every attack on the built host and hub is held off; one that this computer cannot show is named as skipped. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { builtPrograms } from '../processes/built-programs';

const root = join(import.meta.dirname, '..', '..');

test('no attack on the built host gets through', { timeout: 600_000 }, async () => {
  const { host, hub } = await builtPrograms();
  const args = ['test/prove/attack.mjs', '--host', host, '--hub', hub];
  // One that got through ends it with a code of its own; what it printed names which.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch((ended) => ended);
  expect(stdout.match(/^GOT THROUGH.*(\n.*){2}/gm) ?? []).toEqual([]);
  expect(stdout).not.toContain('must hold: undefined');
  expect(stdout).toMatch(/attacks: [1-9]\d* held, \d+ skipped, 0 got through/);
});
