import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/builders/a-journal';
import { takeWriterLock } from './writer-lock';

const lockOf = (folder: string): string => join(folder, 'lock');
const aDeadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('a lock is held until it is released, and leaves nothing behind', async () => {
  const folder = aFolder();
  const lock = await takeWriterLock(folder);
  expect(JSON.parse(readFileSync(lockOf(folder), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(await takeWriterLock(folder)).toBeNull();
  await lock?.release();
  expect(readdirSync(folder)).toEqual([]);
  const next = await takeWriterLock(folder);
  expect(next).not.toBeNull();
  await next?.release();
});

test('of many that try at once exactly one gets it, also over a stale lock', async () => {
  for (const stale of [null, JSON.stringify({ pid: aDeadPid(), startedAt: '1', token: 'gone' })]) {
    const folder = aFolder();
    if (stale) writeFileSync(lockOf(folder), stale);
    const locks = await Promise.all(Array.from({ length: 20 }, () => takeWriterLock(folder)));
    expect(locks.filter((lock) => lock !== null)).toHaveLength(1);
    for (const lock of locks) await lock?.release();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('a lock whose process is gone, or that a power cut tore, is taken over', async () => {
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
    const lock = await takeWriterLock(folder);
    expect(lock, text).not.toBeNull();
    await lock?.release();
  }
});

test.skipIf(!existsSync('/proc/1/stat'))(
  'a stranger that got the number of a dead owner later does not count',
  async () => {
    const folder = aFolder();
    writeFileSync(lockOf(folder), JSON.stringify({ pid: process.ppid, startedAt: '1', token: 'gone' }));
    const lock = await takeWriterLock(folder);
    expect(lock).not.toBeNull();
    await lock?.release();
  },
);

test('a living owner keeps it', async () => {
  const folder = aFolder();
  writeFileSync(lockOf(folder), JSON.stringify({ pid: process.ppid, startedAt: '', token: 'theirs' }));
  expect(await takeWriterLock(folder)).toBeNull();
  expect(readFileSync(lockOf(folder), 'utf8')).toContain('theirs');
});
