import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder } from '../../test/builders/a-journal';
import { takeWriterLock } from './writer-lock';

const lockOf = (folder: string): string => join(folder, 'lock-00000001');
const aDeadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('J4 a lock is held until it is released', async () => {
  const folder = aFolder();
  const lock = await takeWriterLock(folder, realWorld);
  expect(JSON.parse(readFileSync(lockOf(folder), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(await takeWriterLock(folder, realWorld)).toBeNull();
  await lock?.release();
  const next = await takeWriterLock(folder, realWorld);
  expect(next).not.toBeNull();
  await lock?.release();
  expect(
    await takeWriterLock(folder, realWorld),
    'releasing twice does not take it from the next one',
  ).toBeNull();
  await next?.release();
  expect(readdirSync(folder), 'one file stays, however often').toEqual(['lock-00000002']);
});

test('J4 of many that try at once exactly one gets it, also over a stale lock', async () => {
  const stale = JSON.stringify({ pid: aDeadPid(), startedAt: '1', token: 'gone' });
  for (let round = 0; round < 40; round++) {
    const folder = aFolder();
    if (round % 2) writeFileSync(lockOf(folder), stale);
    let holders = 0;
    let turns = 0;
    const tries = Array.from({ length: 20 }, async () => {
      const lock = await takeWriterLock(folder, realWorld);
      if (lock === null) return;
      holders += 1;
      turns += 1;
      expect(holders, `round ${round}`).toBe(1);
      await wait(round % 3);
      holders -= 1;
      await lock.release();
    });
    await Promise.all(tries);
    expect(turns).toBeGreaterThan(0);
    expect(readdirSync(folder)).toHaveLength(1);
  }
});

test('J4 a lock whose process is gone, or that a power cut tore, is taken over', async () => {
  const left = [
    JSON.stringify({ pid: aDeadPid(), startedAt: '', token: 'gone' }),
    // Our own number from before a restart, as containers give it.
    JSON.stringify({ pid: process.pid, startedAt: '1', token: 'from before' }),
    '',
    '{"pid":',
  ];
  for (const text of left) {
    const folder = aFolder();
    writeFileSync(lockOf(folder), text);
    const lock = await takeWriterLock(folder, realWorld);
    expect(lock, text).not.toBeNull();
    await lock?.release();
  }
});

test.skipIf(!existsSync('/proc/1/stat'))(
  'J4 a stranger that got the number of a dead owner later does not count',
  async () => {
    const folder = aFolder();
    writeFileSync(lockOf(folder), JSON.stringify({ pid: process.ppid, startedAt: '1', token: 'gone' }));
    const lock = await takeWriterLock(folder, realWorld);
    expect(lock).not.toBeNull();
    await lock?.release();
  },
);

test('J4 a living owner keeps it', async () => {
  const folder = aFolder();
  writeFileSync(lockOf(folder), JSON.stringify({ pid: process.ppid, startedAt: '', token: 'theirs' }));
  expect(await takeWriterLock(folder, realWorld)).toBeNull();
  expect(readFileSync(lockOf(folder), 'utf8')).toContain('theirs');
});
