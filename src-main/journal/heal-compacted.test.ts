/** L6: a copy from before a segment was compacted is no prefix of it, and counts by its entries, not by its bytes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, numberOf } from '../../test/builders/a-journal';
import { createSnapshotRing } from './snapshot-ring';

test('L6 a copy of fewer entries takes nothing from a compacted segment that is damaged behind them', async () => {
  const folder = aFolder();
  const ringFolder = join(folder, 'ring');
  const open = (compactFrom: number) => aJournal({ folder, ringFolder, compactFrom, segmentBytes: 400_000 });
  const journal = await open(Number.POSITIVE_INFINITY);
  const add = (from: number, to: number) =>
    Promise.all(Array.from({ length: to - from + 1 }, (_, i) => journal.append([anEntry(from + i)])));
  await add(1, 700);
  const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder, world: realWorld });
  await ring.takeSnapshot();
  await add(701, 2600);
  await add(2601, 2700);
  await journal.close();
  await (await open(0)).close();
  const file = join(folder, '00000001.segment');
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40);
  writeFileSync(file, bytes);
  rmSync(join(folder, 'notes'));
  rmSync(join(folder, '00000001.parity'));
  const again = await open(Number.POSITIVE_INFINITY);
  const numbers = (await again.read(1, 10_000)).map(({ entry }) => numberOf(entry));
  // The last frame is lost, and what stood before it is not; nor is the segment behind it.
  expect(numbers.slice(0, 2500)).toEqual(Array.from({ length: 2500 }, (_, i) => i + 1));
  expect(numbers.at(-1)).toBe(2700);
});

/** A journal of 2700 entries, its first segment compacted without spare blocks, and a copy of the first 700 before. */
async function aCopiedFolder(flipAt: (bytes: Buffer) => number) {
  const folder = aFolder();
  const ringFolder = join(folder, 'ring');
  const open = (compactFrom: number) => aJournal({ folder, ringFolder, compactFrom, segmentBytes: 400_000 });
  const journal = await open(Number.POSITIVE_INFINITY);
  const add = (from: number, to: number) =>
    Promise.all(Array.from({ length: to - from + 1 }, (_, i) => journal.append([anEntry(from + i)])));
  await add(1, 700);
  const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder, world: realWorld });
  await ring.takeSnapshot();
  await add(701, 2600);
  await add(2601, 2700);
  await journal.close();
  await (await open(0)).close();
  rmSync(join(folder, '00000001.parity'));
  const file = join(folder, '00000001.segment');
  const bytes = readFileSync(file);
  const at = flipAt(bytes);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
  const again = await open(Number.POSITIVE_INFINITY);
  return (await again.read(1, 10_000)).map(({ entry }) => numberOf(entry));
}
const secondFrame = (bytes: Buffer) => bytes.indexOf('VKF2', bytes.indexOf('VKF2') + 4);

test('L6 a copy in other frames is stitched to the first frame of the file that goes on from it', async () => {
  const numbers = await aCopiedFolder((bytes) => secondFrame(bytes) - 20);
  expect(numbers).toEqual(Array.from({ length: 2700 }, (_, i) => i + 1));
});

test('L6 of a copy that ends inside the damage all is used, and what is whole behind it is saved', async () => {
  const numbers = await aCopiedFolder((bytes) => secondFrame(bytes) + 200);
  const lost = Array.from({ length: 2700 }, (_, i) => i + 1).filter((n) => !numbers.includes(n));
  expect([lost[0], lost.at(-1), lost.length]).toEqual([701, 1000, 300]);
});
