/**
 * Child processes of the start script. They run outside the terminal's group, so that Ctrl-C reaches only the start
 * script, which then ends them in the right order; they end by themselves when the start script is gone.
 */
import { fork, spawn } from 'node:child_process';

const endWithinMs = 10_000;

/** Starts a Node program that says `{ type: 'ready', ... }` when it is. */
export function runNodeProgram(file, { env, onLine = () => {} } = {}) {
  const child = fork(file, [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  child.stdout.setEncoding('utf8').on('data', onLine);
  child.stderr.resume();
  return child;
}

/** Starts a program with a window of its own. */
export const runProgram = (file, args, env = {}) =>
  spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  });

/** Resolves to what the program said when it was ready, or to null when it ended or took too long. */
export const whenReady = (child, withinMs) =>
  new Promise((resolve) => {
    const settle = (said) => {
      clearTimeout(timer);
      resolve(said);
    };
    const timer = setTimeout(settle, withinMs, null);
    child.on('message', (message) => message?.type === 'ready' && settle(message));
    child.once('exit', () => settle(null));
    child.once('error', () => settle(null));
  });

export const whenEnded = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Asks the program to end, and ends it when it does not. */
export async function endChild(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), endWithinMs);
  await whenEnded(child);
  clearTimeout(timer);
}
