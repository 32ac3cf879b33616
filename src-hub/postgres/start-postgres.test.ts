/** What the starter does with a server that an earlier hub left behind in its folder. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import type { World } from '../../shared/kernel/world';
import { anOpenFolder } from '../../test/hub/open-folder';
import { keepPostgres } from './keep-postgres';
import { askServer } from './postgres-connection';
import { isProcessAlive, ownerOf } from './postgres-process';
import { startPostgres } from './start-postgres';

/** Waits pass twenty times as fast. */
const hasty: World = { ...realWorld, monotonicMs: () => realWorld.monotonicMs() * 20 };

function aFolder() {
  const folder = anOpenFolder();
  const data = path.join(folder, 'database/data');
  onTestFinished(async () => {
    await (await startPostgres(folder, realWorld, false)).stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const note = () => readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  return { folder, data, pid: () => Number(note()[0]), status: () => note()[7]?.trim() };
}

const childOf = (parent: number, title: string): number => {
  const pids = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], { encoding: 'utf8' });
  return Number.parseInt(pids.split('\n').find((line) => line.includes(title)) ?? '', 10);
};

const onLinux = test.runIf(process.platform === 'linux');

onLinux(
  'a server that hangs in its shutdown is ended, and a new one starts on what was committed',
  async () => {
    const { folder, pid, status } = aFolder();
    const hanging = await startPostgres(folder, realWorld, false);
    const before = pid();
    // A shutdown waits for the checkpointer, which will not answer.
    process.kill(childOf(before, 'checkpointer'), 'SIGSTOP');
    process.kill(before, 'SIGINT');
    await vi.waitFor(() => expect(status()).toBe('stopping'), { timeout: 10_000 });
    const started = await startPostgres(folder, hasty, false);
    expect(started.isStartedHere).toBe(true);
    expect(pid()).not.toBe(before);
    expect(isProcessAlive(before)).toBe(false);
    await hanging.stop();
  },
);

onLinux('the process of a note is ended only when it is a PostgreSQL of this very folder', async () => {
  const [mine, other] = [aFolder(), aFolder()];
  await startPostgres(mine.folder, realWorld, false);
  await startPostgres(other.folder, realWorld, false);
  expect(ownerOf(mine.pid(), mine.data)).toBe('ours');
  expect(ownerOf(other.pid(), mine.data)).toBe('stranger');
  expect(ownerOf(process.pid, mine.data)).toBe('stranger');
  expect(ownerOf(2 ** 30, mine.data)).toBe('gone');
  expect(readdirSync(mine.data)).toContain('postmaster.pid');
});

test('a server that was taken over, and is ended by whoever started it, is started anew for its new hub', async () => {
  const { folder, pid } = aFolder();
  const first = await startPostgres(folder, realWorld, false);
  const before = pid();
  const taken = await startPostgres(folder, realWorld, false);
  expect(taken.isStartedHere).toBe(false);
  const kept = keepPostgres(taken, () => startPostgres(folder, realWorld, false), realWorld);
  await first.stop();
  await vi.waitFor(async () => expect(await askServer(kept.connection)).toBe('ready'), { timeout: 40_000 });
  expect(pid()).not.toBe(before);
  await kept.stop();
  expect(await askServer(kept.connection)).toBe('none');
});
