/** L11: closed segments in few large frames are the same journal, whatever happens on the way. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { aRandom } from '../../test/builders/a-random';
import { createPowerCutFiles } from '../../test/fakes/power-cut-files';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { type Journal, openJournal } from './journal';
import { createSnapshotRing } from './snapshot-ring';

const segmentBytes = 9000;
const never = Number.POSITIVE_INFINITY;
const first = '00000001.segment';

const numbersOf = async (journal: Journal) =>
  (await journal.read(1, 10_000)).map(({ entry }) => numberOf(entry));
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const open = (folder: string, compactFrom: number, files: FilesPort = nodeFiles) =>
  aJournal({ folder, segmentBytes, compactFrom, files, ringFolder: join(folder, 'ring') });

async function fill(journal: Journal, count: number) {
  for (let n = 1; n <= count; n++) await journal.append([anEntry(n)]);
  const hashes = await Promise.all(upTo(count).map(journal.hashAt));
  return { head: journal.head(), hashes };
}

test('L11 compacted segments have the same entries, head and hash at every position, in far fewer bytes', async () => {
  const folder = aFolder();
  const journal = await open(folder, never);
  const { head, hashes } = await fill(journal, 120);
  await journal.close();
  const before = statSync(join(folder, first)).size;
  await (await open(folder, 0)).close();
  expect(statSync(join(folder, first)).size).toBeLessThan(before / 3);
  for (const hasNotes of [true, false]) {
    if (!hasNotes) rmSync(join(folder, 'notes'));
    const again = await open(folder, never);
    expect([again.recovered, again.head()]).toEqual([null, head]);
    expect(await numbersOf(again)).toEqual(upTo(120));
    expect(await Promise.all(upTo(120).map(again.hashAt))).toEqual(hashes);
    expect((await again.read(7, 3)).map(({ position, entry }) => [position, numberOf(entry)])).toEqual([
      [7, 7],
      [8, 8],
      [9, 9],
    ]);
    await again.close();
  }
  const goesOn = await open(folder, 0);
  await goesOn.append([anEntry(121)]);
  await goesOn.close();
  expect(await numbersOf(await open(folder, 0))).toEqual(upTo(121));
});

test('L11 what is compacted is left alone from then on, and the segment that is written to always', async () => {
  const folder = aFolder();
  const journal = await open(folder, 0);
  await fill(journal, 60);
  await journal.close();
  const before = contentOf(folder);
  await (await open(folder, 0)).close();
  expect(contentOf(folder)).toEqual(before);
  const small = aFolder();
  const one = await open(small, 0);
  await fill(one, 15);
  await one.close();
  expect(statSync(join(small, first)).size).toBeGreaterThan(15 * 200);
});

test('L11 no power cut at any step of compacting loses or changes an entry', async () => {
  const random = aRandom(20_261_126);
  let cuts = 0;
  for (let calls = 1; ; calls++) {
    const folder = aFolder();
    const disk = createPowerCutFiles(random);
    const journal = await open(folder, never, disk.files);
    const { head } = await fill(journal, 120);
    await journal.close();
    const compacting = await open(folder, 0, disk.files);
    disk.cutAfter(calls);
    await compacting.close();
    // A step that is never reached: all of them were tried.
    const isCut = await disk.files.list(folder).then(
      () => false,
      () => true,
    );
    disk.start();
    const again = await open(folder, never, disk.files);
    expect([again.recovered, again.head()], `cut at call ${calls}`).toEqual([null, head]);
    expect(await numbersOf(again), `cut at call ${calls}`).toEqual(upTo(120));
    await again.close();
    if (!isCut) break;
    cuts += 1;
  }
  expect(cuts).toBeGreaterThan(15);
});

test('L6 a compacted segment that is damaged is healed from a copy that was taken before it was compacted', async () => {
  const folder = aFolder();
  const ringFolder = join(folder, 'ring');
  const journal = await open(folder, 0);
  const { head } = await fill(journal, 60);
  const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder, world: realWorld });
  expect(await ring.takeSnapshot()).toMatchObject({ ok: true });
  await journal.close();
  rmSync(join(folder, '00000001.parity'));
  const file = join(folder, first);
  const bytes = readFileSync(file);
  bytes[bytes.length - 30] = bytes[bytes.length - 30]! ^ 1;
  writeFileSync(file, bytes);
  const again = await open(folder, never);
  expect(again.recovered).toMatchObject({ keptEntries: 60 });
  expect(again.head()).toEqual(head);
  expect(await numbersOf(again)).toEqual(upTo(60));
});

test('K3 nothing is compacted where an exam may need the room', async () => {
  const folder = aFolder();
  const journal = await open(folder, never);
  await fill(journal, 60);
  await journal.close();
  const before = readFileSync(join(folder, first));
  await (await open(folder, 0, { ...nodeFiles, freeBytes: async () => 400_000_000 })).close();
  expect(readFileSync(join(folder, first)).equals(before)).toBe(true);
});

test('L7 another secret compacts nothing', async () => {
  const folder = aFolder();
  const journal = await open(folder, never);
  await fill(journal, 60);
  await journal.close();
  const before = contentOf(folder);
  const opened = await openJournal({
    folder,
    secret: aSecret(9),
    world: realWorld,
    compactFrom: 0,
    ballastBytes: 0,
  });
  expect(opened.ok).toBe(false);
  expect(contentOf(folder)).toEqual(before);
});
