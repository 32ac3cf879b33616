import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { nodeFiles } from '../disk/node-files';
import { type Journal, openJournal } from './journal';
import { restoreSnapshot } from './restore-snapshot';
import { createSnapshotRing, type SnapshotRing } from './snapshot-ring';

const world = { ...realWorld, now: () => new Date('2026-11-24T09:05:00.000Z') };
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 5000)).map((e) => numberOf(e.entry));
const aRing = (journal: Journal, journalFolder: string, ringFolder: string, keep = 20): SnapshotRing =>
  createSnapshotRing({ journal, journalFolder, ringFolder, world, keep });
const generationsIn = (ringFolder: string): string[] =>
  readdirSync(ringFolder)
    .filter((name) => name.startsWith('generation-'))
    .sort();

/** A journal of 40 entries in several segments with a generation at 30, closed. */
async function aCopiedJournal(): Promise<{ folder: string; ringFolder: string }> {
  const folder = aFolder();
  const ringFolder = join(aFolder(), 'ring');
  const journal = await aJournal({ folder, segmentBytes: 3000 });
  for (const n of range(1, 30)) await journal.append([anEntry(n)]);
  expect(await aRing(journal, folder, ringFolder).takeSnapshot()).toEqual({
    ok: true,
    value: { generation: 1 },
  });
  for (const n of range(31, 40)) await journal.append([anEntry(n)]);
  await journal.close();
  return { folder, ringFolder };
}

test('L9 a generation is taken when something was added, and only the last ones are kept', async () => {
  const folder = aFolder();
  const ringFolder = join(aFolder(), 'ring');
  const journal = await aJournal({ folder, segmentBytes: 1000 });
  const ring = aRing(journal, folder, ringFolder, 3);
  for (const n of range(1, 8)) {
    await journal.append([anEntry(n)]);
    expect(await ring.takeSnapshot()).toEqual({ ok: true, value: { generation: n } });
    expect(await ring.takeSnapshot()).toEqual({ ok: true, value: null });
  }
  expect(generationsIn(ringFolder)).toEqual([
    'generation-00000006',
    'generation-00000007',
    'generation-00000008',
  ]);
  const nodeOf = (generation: string): number =>
    statSync(join(ringFolder, generation, '00000001.segment')).ino;
  expect(nodeOf('generation-00000007'), 'an unchanged segment is the same file').toBe(
    nodeOf('generation-00000008'),
  );
  await ring.close();
  await journal.close();
});

test('L8 a journal that is gone comes back from the newest whole generation and works on', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  rmSync(folder, { recursive: true });
  expect(
    await restoreSnapshot({ ringFolder, folder, secret: aSecret(), world, files: nodeFiles }),
  ).toMatchObject({
    ok: true,
    value: { keptEntries: 30, tornBytes: 0, tornFile: 'generation-00000001' },
  });
  const journal = await aJournal({ folder });
  expect(await numbersOf(journal)).toEqual(range(1, 30));
  await journal.append([anEntry(31)]);
  await journal.close();
  const again = await aJournal({ folder });
  expect(await numbersOf(again)).toEqual(range(1, 31));
  expect(again.recovered).toBeNull();
  await again.close();
});

test('L8 opening with the ring brings a journal back that is gone, and says so', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  const journal = await aJournal({ folder, ringFolder });
  expect(await numbersOf(journal)).toEqual(range(1, 30));
  expect(journal.recovered).toMatchObject({ keptEntries: 30, tornFile: 'generation-00000001' });
  await journal.close();
});

test('L6 damage in the middle is healed from the ring: nothing is lost, also not what came after the copy', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  for (const name of ['00000001.segment', '00000002.segment']) {
    const bytes = readFileSync(join(folder, name));
    bytes.fill(0xee, 700, 1300);
    writeFileSync(join(folder, name), bytes);
  }
  const journal = await aJournal({ folder, ringFolder });
  expect(await numbersOf(journal)).toEqual(range(1, 40));
  expect(journal.recovered).toMatchObject({ keptEntries: 40, tornBytes: 0, tornFile: '00000001.torn' });
  expect(readdirSync(folder)).toContain('00000002.torn');
  await journal.append([anEntry(41)]);
  await journal.close();
  const again = await aJournal({ folder });
  expect(again.recovered).toBeNull();
  expect(await numbersOf(again)).toEqual(range(1, 41));
  await again.close();
});

test('L6 both copies of a header damaged: healed from the ring', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  const file = join(folder, '00000002.segment');
  const bytes = readFileSync(file);
  bytes.fill(0, 0, 184);
  writeFileSync(file, bytes);
  const journal = await aJournal({ folder, ringFolder });
  expect(await numbersOf(journal)).toEqual(range(1, 40));
  await journal.close();
});

test('L8 a damaged generation is passed over for an older one', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  const journal = await aJournal({ folder });
  await journal.append([anEntry(41)]);
  await aRing(journal, folder, ringFolder).takeSnapshot();
  await journal.close();
  const [, newest = ''] = generationsIn(ringFolder);
  const segment =
    readdirSync(join(ringFolder, newest))
      .filter((name) => name.endsWith('.segment'))
      .at(-1) ?? '';
  const file = join(ringFolder, newest, segment);
  const bytes = readFileSync(file);
  bytes[bytes.length - 5] = bytes[bytes.length - 5]! ^ 1;
  writeFileSync(file, bytes);
  rmSync(folder, { recursive: true });
  const restored = await restoreSnapshot({ ringFolder, folder, secret: aSecret(), world, files: nodeFiles });
  expect(restored).toMatchObject({ ok: true, value: { keptEntries: 30, tornFile: 'generation-00000001' } });
});

test('L7 another secret restores nothing and leaves the folder as it was', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  const before = contentOf(folder);
  expect(
    await restoreSnapshot({ ringFolder, folder, secret: aSecret(8), world, files: nodeFiles }),
  ).toMatchObject({
    ok: false,
    problem: { code: 'journal-unreadable' },
  });
  expect(await openJournal({ folder, ringFolder, secret: aSecret(8), world, ballastBytes: 0 })).toMatchObject(
    {
      ok: false,
      problem: { code: 'journal-unreadable', details: { reason: 'other-key' } },
    },
  );
  expect(contentOf(folder)).toEqual(before);
});

test('L9 a journal that was begun anew does not push the copies of the old one out', async () => {
  const { folder, ringFolder } = await aCopiedJournal();
  rmSync(folder, { recursive: true });
  const journal = await aJournal({ folder });
  const ring = aRing(journal, folder, ringFolder, 2);
  for (const n of range(1, 6)) {
    await journal.append([anEntry(n)]);
    await ring.takeSnapshot();
  }
  await journal.close();
  expect(generationsIn(ringFolder)).toEqual([
    'generation-00000001',
    'generation-00000006',
    'generation-00000007',
  ]);
});

test('L9 a full second disk is told and costs the journal nothing', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  await journal.append([anEntry(1)]);
  const files = { ...nodeFiles, freeBytes: () => Promise.resolve(1000) };
  const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder: aFolder(), world, files });
  expect(await ring.takeSnapshot()).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  expect(await journal.append([anEntry(2)])).toMatchObject({ ok: true });
  await journal.close();
});
