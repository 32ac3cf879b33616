/** The check after every test can fail: it finds what runs on, says what it was, and ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { endLeftRunning } from './left-running';

const isOnLinux = process.platform === 'linux';

it.runIf(isOnLinux)('a process that carries the text in its environment is named and ended', async () => {
  const mark = `vakproef-left-${process.pid}`;
  const child = spawn('sleep', ['600'], { env: { PATH: process.env.PATH, MARK: mark }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  expect(await endLeftRunning(mark, 0)).toEqual([
    expect.stringMatching(new RegExp(`^${child.pid} sleep 600`)),
  ]);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await endLeftRunning(mark, 0)).toEqual([]);
});
