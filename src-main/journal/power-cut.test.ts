import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, anEntry, aSecret, numberOf } from '../../test/builders/a-journal';
import { aRandom } from '../../test/builders/a-random';
import { createPowerCutFiles, type PowerCutFiles } from '../../test/fakes/power-cut-files';
import { seedOfRun } from '../../test/faults/seed-of-run';
import type { FilesPort } from '../disk/files-port';
import { type Journal, openJournal } from './journal';
import { createSnapshotRing } from './snapshot-ring';

const seed = seedOfRun();

async function open(folder: string, files: FilesPort): Promise<Journal | null> {
  const opened = await openJournal({
    folder,
    secret: aSecret(),
    world: realWorld,
    ballastBytes: 0,
    segmentBytes: 3000,
    ringFolder: `${folder}/ring`,
    files,
  });
  if (opened.ok) return opened.value;
  expect(opened.problem.code, 'only the missing power keeps it from opening').toBe('storage-failed');
  return null;
}

const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 100_000)).map((e) => numberOf(e.entry));

/** Appends until the power goes, which it does after some steps of the disk. */
async function liveUntilTheCut(
  folder: string,
  disk: PowerCutFiles,
  random: (below: number) => number,
  nextNumber: () => number,
): Promise<number[]> {
  const acknowledged: number[] = [];
  const { files } = disk;
  disk.cutAfter(1 + Math.floor(random(random(4) < 1 ? 40 : 600)));
  const journal = await open(folder, files);
  if (!journal) return acknowledged;
  const ring = createSnapshotRing({
    journal,
    journalFolder: folder,
    ringFolder: `${folder}/ring`,
    world: realWorld,
    keep: 3,
    files,
  });
  for (let round = 0; round < 200; round++) {
    const group = Array.from({ length: 1 + Math.floor(random(5)) }, nextNumber);
    const copying = round % 9 === 8 ? ring.takeSnapshot() : null;
    const results = await Promise.all(group.map((n) => journal.append([anEntry(n)])));
    await copying;
    for (const [i, result] of results.entries()) if (result.ok) acknowledged.push(group[i]!);
    if (!results[0]?.ok) break;
  }
  await journal.close();
  return acknowledged;
}

test('K4 no power cut at any step loses an acknowledged entry: 500 cuts on a disk that promises only POSIX', async () => {
  const random = aRandom(seed);
  let cuts = 0;
  let found = 0;
  while (cuts < 500) {
    const folder = aFolder();
    const disk = createPowerCutFiles(random);
    const acknowledged: number[] = [];
    let number = 0;
    const nextNumber = (): number => ++number;
    for (let life = 0; life < 5; life++) {
      acknowledged.push(...(await liveUntilTheCut(folder, disk, random, nextNumber)));
      disk.start();
      cuts += 1;
      const where = `seed ${seed}, cut ${cuts}`;
      const journal = await open(folder, disk.files);
      if (!journal) throw new Error(`${where}: did not open with power`);
      if (journal.recovered) found += 1;
      const kept = await numbersOf(journal);
      expect(kept, where).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(
        acknowledged.filter((n) => !kept.includes(n)),
        where,
      ).toEqual([]);
      expect(Math.max(0, ...kept), `${where}: nothing that was never asked for`).toBeLessThanOrEqual(number);
      await journal.close();
    }
  }
  expect(found, 'some cuts tear a frame').toBeGreaterThan(5);
});
