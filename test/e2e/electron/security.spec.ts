/** Electron's security checklist and the fuses, with the evidence for each: `npm run check:security` prints it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../application';

test('X4 all 20 items of the checklist and all nine fuses have their evidence', async ({ device }) => {
  test.skip(device === 'electron', 'measured on the stand-in; electron/binary has what the binary must show');
  const checked = await promisify(execFile)(process.execPath, ['test/security/check-security.mjs'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
  });
  expect(checked.stdout).toMatch(/security: \d+ pass, \d+ need the binary for the last word, 0 fail/);
  expect(checked.stdout.match(/^(pass|needs-binary) +\d+ /gm)).toHaveLength(20);
  expect(checked.stdout.match(/^(pass|needs-binary) +fuse /gm)).toHaveLength(9);
});
