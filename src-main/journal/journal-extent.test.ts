/** Files of a journal that are gone: noticed and said, brought back where there are copies, never begun anew in silence. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { nodeFiles } from '../disk/node-files';
import { type Journal, openJournal } from './journal';
import { createSnapshotRing } from './snapshot-ring';

const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 1000)).map(({ entry }) => numberOf(entry));
const openIn = (folder: string, ringFolder?: string) =>
  openJournal({
    folder,
    secret: aSecret(),
    world: realWorld,
    ballastBytes: 0,
    ...(ringFolder ? { ringFolder } : {}),
  });
const segmentsIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.segment'));

/** A journal of several segments, closed; its entries carry 1 to 60. */
async function aLongJournal(ringFolder?: string): Promise<string> {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes: 4000 });
  for (let n = 1; n <= 60; n++) await journal.append([anEntry(n)]);
  if (ringFolder) {
    const world = realWorld;
    const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder, world, files: nodeFiles });
    await ring.takeSnapshot();
    await ring.close();
  }
  await journal.close();
  expect(segmentsIn(folder).length).toBeGreaterThan(3);
  return folder;
}

test('L13 a last segment that is gone is noticed, said, and the journal has a new id', async () => {
  const folder = await aLongJournal();
  const before = await openIn(folder);
  const journalId = before.ok ? before.value.head().journalId : '';
  if (before.ok) await before.value.close();
  for (const name of segmentsIn(folder).slice(-2)) rmSync(join(folder, name));
  const journal = await aJournal({ folder });
  const kept = await numbersOf(journal);
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => i + 1));
  expect(kept.length).toBeLessThan(60);
  expect(journal.recovered).toMatchObject({ keptEntries: kept.length, missingFiles: 2 });
  expect(journal.head().journalId).not.toBe(journalId);
  expect(await journal.append([anEntry(99)])).toMatchObject({ ok: true });
  await journal.close();
  const again = await aJournal({ folder });
  expect(again.recovered, 'said once').toBeNull();
  expect(await numbersOf(again)).toEqual([...kept, 99]);
});

test('L13 a last segment that the ring has comes back and costs nothing', async () => {
  const ringFolder = join(aFolder(), 'ring');
  const folder = await aLongJournal(ringFolder);
  rmSync(join(folder, segmentsIn(folder).at(-1) ?? ''));
  const journal = await aJournal({ folder, ringFolder });
  expect(await numbersOf(journal)).toHaveLength(60);
  expect(journal.recovered?.missingFiles).toBeUndefined();
});

test('L13 where all segments are gone nothing is begun over them', async () => {
  for (const keep of ['extent', 'notes', 'ballast', '00000001.torn', '00000001.parity']) {
    const folder = await aLongJournal();
    for (const name of readdirSync(folder))
      if (name !== keep && !name.startsWith('lock-')) rmSync(join(folder, name));
    if (!readdirSync(folder).includes(keep)) writeFileSync(join(folder, keep), 'x');
    const before = contentOf(folder);
    expect(await openIn(folder), keep).toMatchObject({ ok: false, problem: { code: 'journal-missing' } });
    expect(contentOf(folder), keep).toEqual(before);
  }
});

test('L13 a first start that was killed before its first segment begins like any other', async () => {
  const folder = aFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lock-00000001'), '{"pid":1,');
  const journal = await aJournal({ folder });
  expect(journal.head().position).toBe(0);
});
