/**
 * `npm run test:electron`: the end-to-end tests in the real Electron. Fetches its binary where that can be; where it
 * cannot, says why and does not pass.
 */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from './electron-status.mjs';
import { fetchElectron } from './fetch-electron.mjs';
import { prepare } from './prepare.mjs';
import { say } from './script-texts.mjs';

prepare();
const { binary, reason } = electronBinary()
  ? { binary: electronBinary(), reason: null }
  : await fetchElectron();
if (binary) {
  const playwright = join(import.meta.dirname, '..', 'node_modules', '@playwright', 'test', 'cli.js');
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const run = [process.execPath, playwright, 'test', '--project=electron', ...process.argv.slice(2)];
  const [program, ...args] = needsDisplay ? ['xvfb-run', '-a', ...run] : run;
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.error(say(`noElectronForTests.${reason}`));
  process.exitCode = 1;
}
