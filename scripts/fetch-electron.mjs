/**
 * Gets the Electron binary when it is missing, within a time limit. Its server is asked first, so that a place without
 * a network loses seconds and not minutes.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from './electron-status.mjs';
import { say } from './script-texts.mjs';

const answerWithinMs = 3000;
const fetchWithinMs = 240_000;

/** True when the server that Electron is fetched from answers. */
export async function isServerReachable() {
  const server =
    process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/';
  try {
    await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(answerWithinMs) });
    return true;
  } catch {
    return false;
  }
}

/** @returns the binary, or the reason (a text key) why there is none */
export async function fetchElectron() {
  if (!(await isServerReachable())) return { binary: null, reason: 'noNetwork' };
  console.log(say('electronFetching'));
  const installer = join(import.meta.dirname, '..', 'node_modules', 'electron', 'install.js');
  const env = { ...process.env };
  delete env.ELECTRON_SKIP_BINARY_DOWNLOAD;
  const fetched = spawnSync(process.execPath, [installer], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: fetchWithinMs,
    env,
  });
  const binary = fetched.status === 0 ? electronBinary() : null;
  return { binary, reason: binary ? null : 'failed' };
}
