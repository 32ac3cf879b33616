/** Notes save a start its work, and are never believed of any other bytes than those they were made of. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, aJournal, anEntry, aSecret, numberOf } from '../../test/builders/a-journal';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { chainStartOf, type FrameSeal } from './frame';
import type { Journal } from './journal';
import { deriveJournalKeys } from './journal-keys';
import { decodeSegmentHeader } from './segment-header';
import { readNotes, writeNotes } from './segment-notes';

const segmentBytes = 2000;
const numbers = async (journal: Journal) => (await journal.read(1, 1000)).map(({ entry }) => numberOf(entry));

/** A closed journal of several segments; with its folder and what stands in it. */
async function aClosedJournal(count = 40) {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes });
  for (let n = 1; n <= count; n++) await journal.append([anEntry(n)]);
  const head = journal.head();
  await journal.close();
  return { folder, head, kept: Array.from({ length: count }, (_, n) => n + 1) };
}

function sealOf(folder: string): FrameSeal {
  const reading = decodeSegmentHeader(readFileSync(join(folder, '00000001.segment')));
  if (reading.kind !== 'header') throw new Error('no header');
  const { rootId } = reading.header;
  return { rootId, keys: deriveJournalKeys(aSecret(), rootId) };
}

test('L10 with its notes, without them, or with damaged, foreign or older ones a journal is the same', async () => {
  const { folder, head, kept } = await aClosedJournal();
  const notes = join(folder, 'notes');
  const good = readFileSync(notes);
  const foreign = readFileSync(join((await aClosedJournal(3)).folder, 'notes'));
  const flipped = Buffer.from(good);
  flipped[50] = flipped[50]! ^ 1;
  for (const bytes of [good, null, flipped, good.subarray(0, 30), foreign, Buffer.from('VKN9 and so on')]) {
    if (bytes) writeFileSync(notes, bytes);
    else rmSync(notes);
    const journal = await aJournal({ folder, segmentBytes });
    expect(journal.recovered).toBeNull();
    expect(journal.head()).toEqual(head);
    expect(await numbers(journal)).toEqual(kept);
    await journal.close();
    expect((await readNotes(nodeFiles, folder, sealOf(folder))).size).toBeGreaterThan(3);
  }
  const grown = await aJournal({ folder, segmentBytes });
  await grown.append([anEntry(41)]);
  await grown.close();
  writeFileSync(notes, good);
  expect(await numbers(await aJournal({ folder, segmentBytes }))).toEqual([...kept, 41]);
});

test('L10 a noted segment is not looked at again; one with another byte is', async () => {
  const { folder } = await aClosedJournal(3);
  const seal = sealOf(folder);
  const file = join(folder, '00000001.segment');
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  const start = chainStartOf(seal.rootId);
  // A note that says something else than the frames: whoever believes it did not look.
  const end = { position: 2, hash: Buffer.alloc(32, 5) };
  const [note] = [...(await readNotes(nodeFiles, folder, seal)).values()];
  const frames = note?.frames.slice(0, 2) ?? [];
  for (const [claimed, position] of [
    [digest, 2],
    ['0'.repeat(64), 3],
  ] as const) {
    await writeNotes(
      nodeFiles,
      folder,
      [{ number: 1, digest: claimed, start, end, frames }],
      seal,
      new Uint8Array(12),
    );
    const journal = await aJournal({ folder });
    expect(journal.head().position).toBe(position);
    await journal.close();
  }
});

test('L2 a flipped bit in a noted segment is noticed, and costs at most its frame', async () => {
  const { folder, kept } = await aClosedJournal();
  const file = join(folder, '00000002.segment');
  const bytes = readFileSync(file);
  bytes[700] = bytes[700]! ^ 4;
  writeFileSync(file, bytes);
  const journal = await aJournal({ folder, segmentBytes });
  expect(journal.recovered).not.toBeNull();
  expect(kept.length - (await numbers(journal)).length).toBe(1);
});

test('K3 notes take no room that an exam may need', async () => {
  const folder = aFolder();
  const files = { ...createFaultyFiles(nodeFiles), freeBytes: async () => 400_000_000 };
  const journal = await aJournal({ folder, files });
  await journal.append([anEntry(1)]);
  await journal.close();
  expect(existsSync(join(folder, 'notes'))).toBe(false);
});

test('J5 the hash of the chain can be asked at every position, also inside a frame', async () => {
  const journal = await aJournal({ segmentBytes });
  const hashes: (string | null)[] = [];
  for (let n = 1; n <= 12; n++) {
    await journal.append([anEntry(n)]);
    hashes.push(journal.head().hash);
  }
  for (const [i, hash] of hashes.entries()) expect(await journal.hashAt(i + 1)).toBe(hash);
  expect(await journal.hashAt(99)).toBeNull();
  await journal.append(Array.from({ length: 60 }, (_, n) => anEntry(n)));
  const inside = await Promise.all([11, 12, 13, 40, 71].map(journal.hashAt));
  expect(inside.slice(0, 2)).toEqual(hashes.slice(10));
  expect(new Set(inside).size).toBe(5);
  expect(await journal.hashAt(72)).toBe(journal.head().hash);
});
