import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import type { World } from '../../shared/kernel/world';
import { aFolder } from '../../test/builders/a-journal';
import { type Place, placeHere } from './lock-owner';
import { takeWriterLock } from './writer-lock';

const lockOf = (folder: string): string => join(folder, 'lock-00000001');
const lockOrNull = async (folder: string, world: World = realWorld, here?: Place) => {
  const taken = await takeWriterLock(folder, world, here);
  if (!taken.ok) expect(taken.problem.code).toMatch(/^journal-in-use/);
  return taken.ok ? taken.value : null;
};
const aDeadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('J4 a lock is held until it is released', async () => {
  const folder = aFolder();
  const lock = await lockOrNull(folder);
  expect(JSON.parse(readFileSync(lockOf(folder), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(await lockOrNull(folder)).toBeNull();
  await lock?.release();
  const next = await lockOrNull(folder);
  expect(next).not.toBeNull();
  await lock?.release();
  expect(await lockOrNull(folder), 'releasing twice does not take it from the next one').toBeNull();
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
      const lock = await lockOrNull(folder);
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
    const lock = await lockOrNull(folder);
    expect(lock, text).not.toBeNull();
    await lock?.release();
  }
});

test.skipIf(!existsSync('/proc/1/stat'))(
  'J4 a stranger that got the number of a dead owner later does not count',
  async () => {
    const folder = aFolder();
    writeFileSync(lockOf(folder), JSON.stringify({ pid: process.ppid, startedAt: '1', token: 'gone' }));
    const lock = await lockOrNull(folder);
    expect(lock).not.toBeNull();
    await lock?.release();
  },
);

test('J4 a living owner keeps it', async () => {
  const folder = aFolder();
  writeFileSync(lockOf(folder), JSON.stringify({ pid: process.ppid, startedAt: '', token: 'theirs' }));
  expect(await lockOrNull(folder)).toBeNull();
  expect(readFileSync(lockOf(folder), 'utf8')).toContain('theirs');
});

/** Owners that no process number of ours says anything about. */
const elsewhere = async (): Promise<Readonly<Record<string, Place>>> => {
  const here = await placeHere();
  return {
    'another computer': { ...here, machine: 'another', boot: 'another' },
    'a container of this computer': { ...here, namespace: 'pid:[1]' },
    'a copy of this computer': { ...here, boot: 'another' },
  };
};
const foreignOwner = (place: Place): string =>
  JSON.stringify({
    pid: aDeadPid(),
    startedAt: '1',
    token: 'theirs',
    place,
    computer: 'lokaal-12',
    since: '2026-11-26T09:00:00.000Z',
  });

test('J4 an owner elsewhere that renews its lock keeps it, and is named', async () => {
  for (const [name, place] of Object.entries(await elsewhere())) {
    const folder = aFolder();
    writeFileSync(lockOf(folder), foreignOwner(place));
    let beats = 0;
    const renew = async (): Promise<void> => {
      beats += 1;
      if (beats === 3) utimesSync(lockOf(folder), new Date(), new Date(Date.now() + 5000));
    };
    const taken = await takeWriterLock(folder, { ...realWorld, pause: renew });
    expect(taken, name).toMatchObject({
      problem: { code: 'journal-in-use-elsewhere', details: { computer: 'lokaal-12' } },
    });
    expect(readFileSync(lockOf(folder), 'utf8'), name).toContain('theirs');
  }
});

test('J4 an owner elsewhere is watched before it counts as gone, whatever the clocks say', async () => {
  for (const [name, place] of Object.entries(await elsewhere())) {
    const folder = aFolder();
    writeFileSync(lockOf(folder), foreignOwner(place));
    let watchedMs = 0;
    const world = {
      ...realWorld,
      pause: async (ms: number) => {
        watchedMs += ms;
      },
    };
    const lock = await lockOrNull(folder, world);
    expect(lock, name).not.toBeNull();
    expect(watchedMs, name).toBeGreaterThan(10_000);
    await lock?.release();
  }
});

test('J4 after a new start of the same computer an old lock costs no waiting', async () => {
  const folder = aFolder();
  const here = await placeHere();
  writeFileSync(lockOf(folder), foreignOwner({ ...here, boot: 'the one before' }));
  const old = new Date(Date.now() - 120_000);
  utimesSync(lockOf(folder), old, old);
  const world = { ...realWorld, pause: () => Promise.reject(new Error('waited')) };
  const lock = await lockOrNull(folder, world);
  expect(lock).not.toBeNull();
  await lock?.release();
});

test('J4 a lock is renewed while it is held, and not after it was given up or taken', async () => {
  const folder = aFolder();
  const beats: (() => void)[] = [];
  const world = {
    ...realWorld,
    now: () => new Date('2030-01-01T00:00:00Z'),
    every: (_: number, work: () => void) => {
      beats.push(work);
      return () => void beats.splice(beats.indexOf(work), 1);
    },
  };
  const lock = await lockOrNull(folder, world);
  for (const beat of beats) beat();
  await expect.poll(() => statSync(lockOf(folder)).mtime).toEqual(world.now());
  expect(lock?.isHeld()).toBe(true);
  writeFileSync(lockOf(folder), 'of another');
  expect(lock?.isHeld()).toBe(false);
  await lock?.release();
  expect(readFileSync(lockOf(folder), 'utf8'), "what is another's is left alone").toBe('of another');
  expect(beats).toEqual([]);
});
