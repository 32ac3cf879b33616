/** A small run of the kill robot; `npm run prove:kill-electron` is the large one. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { seedOfRun } from '../../faults/seed-of-run';
import { expect, test } from '../application';
import { executableOf } from '../device';

const root = path.resolve(import.meta.dirname, '../../..');

const seed = seedOfRun();

test(`R1, R2 three kills of main, page and both at random moments lose and double no acknowledged mark (seed ${seed})`, async ({
  device,
}) => {
  const executable = executableOf(device === 'electron' ? 'electron' : 'stand-in');
  test.skip(executable === null, 'the Electron binary is not installed here');
  const args = [
    'test/prove/kill-electron.mjs',
    '--runs',
    '3',
    '--seed',
    String(seed),
    '--electron',
    executable ?? '',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(stdout).toMatch(
    /3 kills, [1-9]\d* marks acknowledged, 0 lost, 0 duplicated, 0 chain breaks, 1 pages came back by themselves/,
  );
});

test.use({ shares: 'screens' });

test('a browser that notices nothing any more ends with its main', async ({ centre, device }) => {
  test.skip(device !== 'stand-in', 'the binary is one process');
  const { application } = centre.device();
  const browser = await application?.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.getOSProcessId(),
  );
  process.kill(browser ?? 0, 'SIGSTOP');
  // Resolves when both are gone.
  await centre.killDevice();
});
