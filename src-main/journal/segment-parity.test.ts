/** L12: what stands in large frames comes back from spare blocks, without ring and without hub. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { aFolder, aJournal, anEntry, contentOf, numberOf } from '../../test/builders/a-journal';
import { aRandom } from '../../test/builders/a-random';
import { seedOfRun } from '../../test/faults/seed-of-run';
import type { Journal } from './journal';

const seed = seedOfRun();
const first = '00000001.segment';
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const numbersOf = async (journal: Journal) =>
  (await journal.read(1, 10_000)).map(({ entry }) => numberOf(entry));
const open = (folder: string) =>
  aJournal({ folder, segmentBytes: 400_000, compactFrom: Number.POSITIVE_INFINITY });
const copyOf = (folder: string): string => {
  const copy = aFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};

/** Entries that do not deflate to nothing: a compacted segment of them has several blocks in every group. */
const aLongEntry = (n: number): JournalEntry => {
  const noise = createHash('sha512').update(String(n)).digest('base64');
  return { ...anEntry(n), problem: { code: 'internal', details: { n, noise } } } as JournalEntry;
};

/** A journal of 2500 entries whose first segments were compacted, with nothing else to heal it from. */
async function aCompactedFolder(): Promise<string> {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes: 400_000, compactFrom: 0 });
  for (const from of [0, 500, 1000, 1500, 2000])
    await Promise.all(upTo(500).map((n) => journal.append([aLongEntry(from + n)])));
  await journal.close();
  return folder;
}

test('L12 no flipped bit in a compacted segment costs an entry, and the file is as it was: 60 flips', async () => {
  const written = await aCompactedFolder();
  const before = readFileSync(join(written, first));
  // More than one block in some groups, and far less than the single frames took.
  expect(before.length).toBeGreaterThan(20 * 4096);
  expect(before.length).toBeLessThan(200_000);
  const random = aRandom(seed);
  for (let i = 0; i < 60; i++) {
    const folder = copyOf(written);
    const bytes = Buffer.from(before);
    const at = Math.floor(random(bytes.length));
    bytes[at] = bytes[at]! ^ (1 << Math.floor(random(8)));
    writeFileSync(join(folder, first), bytes);
    if (i % 2 === 0) rmSync(join(folder, 'notes'));
    const journal = await open(folder);
    const where = `seed ${seed}, byte ${at}`;
    expect(await numbersOf(journal), where).toEqual(upTo(2500));
    expect(journal.recovered, where).toMatchObject({ keptEntries: 2500 });
    expect(readFileSync(join(folder, first)).equals(before), where).toBe(true);
    await journal.close();
  }
});

test('L12 neither does a stretch of a disk that reads as zeros, nor a file that lost its end', async () => {
  const written = await aCompactedFolder();
  const { length } = readFileSync(join(written, first));
  for (const damage of [
    (file: string) => truncateSync(file, length - 5000),
    (file: string) => writeFileSync(file, readFileSync(file).fill(0, 4096, 4096 * 4)),
  ]) {
    const folder = copyOf(written);
    damage(join(folder, first));
    expect(await numbersOf(await open(folder))).toEqual(upTo(2500));
  }
});

test('L12 spare blocks that are damaged or lost cost nothing, and are made again', async () => {
  const folder = await aCompactedFolder();
  const whole = contentOf(folder);
  for (const spoil of [
    (file: string) => rmSync(file),
    (file: string) => writeFileSync(file, 'x'),
    (file: string) => writeFileSync(file, readFileSync(file).fill(0, 0, 200)),
  ]) {
    spoil(join(folder, '00000001.parity'));
    const journal = await open(folder);
    expect([journal.recovered, await numbersOf(journal)]).toEqual([null, upTo(2500)]);
    await journal.close();
    expect(contentOf(folder)).toEqual(whole);
  }
});

test('L12 an append of many has spare blocks as soon as its segment is closed', async () => {
  const folder = aFolder();
  const journal = await open(folder);
  await journal.append(upTo(400).map(anEntry));
  for (let n = 401; n <= 2200; n++) await journal.append([anEntry(n)]);
  await journal.close();
  expect(readdirSync(folder)).toContain('00000001.parity');
  const bytes = readFileSync(join(folder, first));
  writeFileSync(join(folder, first), bytes.fill(0, 300, 310));
  expect(await numbersOf(await open(folder))).toEqual(upTo(2200));
});

test('L2 what was saved from behind damage stands in a frame of its own: a second flip costs one more entry', async () => {
  const folder = aFolder();
  const journal = await open(folder);
  for (let n = 1; n <= 200; n++) await journal.append([anEntry(n)]);
  await journal.close();
  const flip = (name: string, at: number) => {
    const bytes = readFileSync(join(folder, name));
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(join(folder, name), bytes);
  };
  flip(first, 300);
  const once = await open(folder);
  expect(await numbersOf(once)).toHaveLength(199);
  await once.close();
  const last =
    readdirSync(folder)
      .filter((name) => name.endsWith('.segment'))
      .at(-1) ?? '';
  flip(last, 20_000);
  expect(await numbersOf(await open(folder))).toHaveLength(198);
});
