/** L11: a copy from before a segment was compacted is no prefix of it, and counts by its entries, not by its bytes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, numberOf } from '../../test/builders/a-journal';
import { createSnapshotRing } from './snapshot-ring';

test('L11 a copy of fewer entries takes nothing from a compacted segment that is damaged behind them', async () => {
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
  const again = await open(Number.POSITIVE_INFINITY);
  const numbers = (await again.read(1, 10_000)).map(({ entry }) => numberOf(entry));
  // The last frame is lost, and what stood before it is not; nor is the segment behind it.
  expect(numbers.slice(0, 2500)).toEqual(Array.from({ length: 2500 }, (_, i) => i + 1));
  expect(numbers.at(-1)).toBe(2700);
});
