import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, numberOf } from '../../test/builders/a-journal';
import { createFaultyFiles, type FaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import type { Journal } from './journal';

const ballast = 200_000;
const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 5000)).map((e) => numberOf(e.entry));

async function aFaultyJournal(): Promise<{ folder: string; files: FaultyFiles; journal: Journal }> {
  const folder = aFolder();
  const files = createFaultyFiles(nodeFiles);
  const journal = await aJournal({ folder, files, ballastBytes: ballast });
  await journal.space.settled();
  return { folder, files, journal };
}

test('K2 a full disk costs the ballast, not the mark', async () => {
  const { folder, files, journal } = await aFaultyJournal();
  expect(readdirSync(folder)).toContain('ballast');
  await journal.append([anEntry(1)]);
  files.room = 100;
  expect(await journal.append([anEntry(2)])).toEqual({ ok: true, value: { position: 2 } });
  expect(readdirSync(folder)).not.toContain('ballast');
  expect(await journal.append([anEntry(3)])).toMatchObject({ ok: true });
  await journal.close();
  const again = await aJournal({ folder });
  expect(await numbersOf(again)).toEqual([1, 2, 3]);
  expect(again.recovered).toBeNull();
  await again.close();
});

test('K2 an exam of 72 marks is finished on a disk that fills up at any moment', async () => {
  for (const room of [0, 1, 90, 500, 4_000, 11_111]) {
    const { folder, files, journal } = await aFaultyJournal();
    files.room = room;
    for (let n = 1; n <= 72; n++)
      expect(await journal.append([anEntry(n)]), `room ${room}`).toMatchObject({ ok: true });
    await journal.close();
    const again = await aJournal({ folder });
    expect(await numbersOf(again)).toHaveLength(72);
    await again.close();
  }
});

test('K2 a full disk keeps nobody from opening: recovery may cost the ballast', async () => {
  const { folder, files, journal } = await aFaultyJournal();
  for (let n = 1; n <= 5; n++) await journal.append([anEntry(n)]);
  await journal.close();
  const segment = join(folder, '00000001.segment');
  truncateSync(segment, statSync(segment).size - 4);
  files.room = 30;
  const again = await aJournal({ folder, files, ballastBytes: ballast });
  expect(await numbersOf(again)).toEqual([1, 2, 3, 4]);
  expect(readdirSync(folder)).not.toContain('ballast');
  expect(await again.append([anEntry(6)])).toMatchObject({ ok: true });
  await again.close();
});

test('K1 without ballast a full disk is told, and appending works again when there is room', async () => {
  const { folder, files, journal } = await aFaultyJournal();
  await journal.append([anEntry(1)]);
  await journal.space.releaseBallast();
  files.room = 50;
  for (let n = 0; n < 5; n++)
    expect(await journal.append([anEntry(99)])).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  expect(journal.head().position).toBe(1);
  files.room = null;
  expect(await journal.append([anEntry(2)])).toEqual({ ok: true, value: { position: 2 } });
  await journal.close();
  const again = await aJournal({ folder });
  expect(await numbersOf(again)).toEqual([1, 2]);
  await again.close();
});

test('K1 a write or flush that fails is never acknowledged, and what follows it is safe', async () => {
  for (const fault of ['failWrite', 'failFlush'] as const) {
    const { folder, files, journal } = await aFaultyJournal();
    await journal.append([anEntry(1)]);
    files[fault] = 'EIO';
    const group = await Promise.all([journal.append([anEntry(98)]), journal.append([anEntry(99)])]);
    for (const result of group)
      expect(result).toMatchObject({
        ok: false,
        problem: { code: 'storage-failed', details: { system: 'EIO' } },
      });
    expect(journal.head().position).toBe(1);
    expect(await journal.read(1, 10)).toHaveLength(1);
    expect(await journal.append([anEntry(2)])).toEqual({ ok: true, value: { position: 2 } });
    await journal.close();
    const again = await aJournal({ folder });
    expect(await numbersOf(again), fault).toEqual([1, 2]);
    expect(again.recovered).toBeNull();
    await again.close();
  }
});

test('J2 a disk that takes a few bytes at a time gets all of them', async () => {
  const { folder, files, journal } = await aFaultyJournal();
  files.writeAtMost = 7;
  for (let n = 1; n <= 20; n++) await journal.append([anEntry(n)]);
  await journal.close();
  const again = await aJournal({ folder });
  expect(await numbersOf(again)).toHaveLength(20);
  await again.close();
});

test('K1 a folder that may not be written opens nothing', async () => {
  const folder = aFolder();
  const files = createFaultyFiles({
    ...nodeFiles,
    create: () => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' })),
  });
  const { openJournal } = await import('./journal');
  expect(
    await openJournal({
      folder: join(folder, 'journal'),
      secret: new Uint8Array(32),
      world: realWorld,
      files,
    }),
  ).toMatchObject({ ok: false, problem: { code: 'folder-not-writable' } });
});

test('K3 room for an exam is asked of the disk', async () => {
  const { files, journal } = await aFaultyJournal();
  expect(await journal.space.freeBytes()).toBeGreaterThan(0);
  for (const [free, may] of [
    [499_999_999, false],
    [500_000_000, true],
  ] as const) {
    Object.assign(files, { freeBytes: () => Promise.resolve(free) });
    expect(await journal.space.freeBytes()).toBe(free);
    expect(await journal.space.mayStartExam()).toBe(may);
  }
  await journal.close();
});
