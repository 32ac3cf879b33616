import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { aRandom } from '../../test/builders/a-random';
import { seedOfRun } from '../../test/faults/seed-of-run';
import { type Journal, openJournal } from './journal';

const seed = seedOfRun();
/** Each opens a journal three times, so these are few; `prove:chance` makes others with every seed it goes through. */
const [cuts, flips] = [30, 60];
/** Of a segment: both copies of its header. */
const headerBytes = 184;
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 5000)).map((e) => numberOf(e.entry));
const segmentsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.segment'))
    .sort();

/** A closed journal with the given number of entries, one per frame, in a folder that tests copy. */
async function aWrittenFolder(entries: number, segmentBytes = 8 * 1024 * 1024): Promise<string> {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes });
  for (let n = 1; n <= entries; n += 4)
    await Promise.all(range(n, Math.min(n + 3, entries)).map((each) => journal.append([anEntry(each)])));
  await journal.close();
  return folder;
}

const copyOf = (folder: string): string => {
  const copy = aFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};

/** The journal works on after recovery: it takes entries, and a second opening finds it whole. */
async function expectWorksOn(folder: string, journal: Journal, kept: readonly number[]): Promise<void> {
  expect(await journal.append([anEntry(9001)])).toEqual({ ok: true, value: { position: kept.length + 1 } });
  const { journalId } = journal.head();
  await journal.close();
  const again = await aJournal({ folder });
  expect(again.recovered).toBeNull();
  expect(again.head().journalId).toBe(journalId);
  expect(await numbersOf(again)).toEqual([...kept, 9001]);
  await again.close();
}

test('L1 a torn tail is kept aside, everything before it stays: cuts of 1 byte to 64 kB', async () => {
  const written = await aWrittenFolder(400);
  const [segment = ''] = segmentsOf(written);
  const size = statSync(join(written, segment)).size;
  const random = aRandom(seed);
  for (let i = 0; i < cuts; i++) {
    const cut = i === 0 ? 1 : Math.ceil(2 ** random(16));
    const folder = copyOf(written);
    truncateSync(join(folder, segment), size - cut);
    const journal = await aJournal({ folder });
    const kept = await numbersOf(journal);
    expect(kept, `seed ${seed}, cut ${cut}`).toEqual(range(1, kept.length));
    const { recovered } = journal;
    if (recovered === null) {
      // Cut exactly between two frames: the file is whole, only shorter.
      expect(readdirSync(folder).some((name) => name.endsWith('.torn'))).toBe(false);
    } else {
      expect(recovered.keptEntries).toBe(kept.length);
      expect(statSync(join(folder, recovered.tornFile)).size).toBe(recovered.tornBytes);
    }
    await expectWorksOn(folder, journal, kept);
  }
});

test('L2 every flipped bit is found, costs at most its own frame, and nothing wrong is ever read', async () => {
  const written = await aWrittenFolder(60, 4000);
  const segments = segmentsOf(written);
  expect(segments.length).toBeGreaterThan(3);
  const random = aRandom(seed);
  for (let i = 0; i < flips; i++) {
    const folder = copyOf(written);
    const name = segments[Math.floor(random(segments.length))] ?? '';
    const bytes = readFileSync(join(folder, name));
    const at = Math.floor(random(i % 10 === 0 ? headerBytes : bytes.length));
    bytes[at] = bytes[at]! ^ (1 << Math.floor(random(8)));
    writeFileSync(join(folder, name), bytes);

    const journal = await aJournal({ folder });
    const where = `seed ${seed}, ${name} byte ${at}`;
    expect(journal.recovered, where).not.toBeNull();
    const kept = await numbersOf(journal);
    expect(journal.recovered?.keptEntries, where).toBe(kept.length);
    // A flip in one copy of a header costs nothing, any other the one frame it is in.
    expect(kept.length, where).toBe(at < headerBytes ? 60 : 59);
    const missing = range(1, 60).filter((n) => !kept.includes(n));
    expect(kept, where).toEqual(range(1, 60).filter((n) => !missing.includes(n)));
    const aside = readdirSync(folder).filter((file) => file.endsWith('.torn'));
    expect(aside.length, where).toBeGreaterThan(0);
    expect(aside).toContain(journal.recovered?.tornFile);
    await expectWorksOn(folder, journal, kept);
  }
});

test('L4 lost entries give the journal a new id, so that no cache takes new entries for old', async () => {
  const folder = await aWrittenFolder(5);
  const before = await aJournal({ folder });
  const { journalId } = before.head();
  await before.close();
  const [segment = ''] = segmentsOf(folder);
  truncateSync(join(folder, segment), statSync(join(folder, segment)).size - 3);
  const after = await aJournal({ folder });
  expect(after.head().position).toBe(4);
  expect(after.head().journalId).not.toBe(journalId);
  await after.close();
});

test('L3 a segment that is gone costs its own entries; what follows is saved and kept aside', async () => {
  const folder = await aWrittenFolder(60, 4000);
  const segments = segmentsOf(folder);
  const gone = segments[2] ?? '';
  const keptAside = segments.slice(3).map((name) => readFileSync(join(folder, name)));
  rmSync(join(folder, gone));
  const journal = await aJournal({ folder });
  const kept = await numbersOf(journal);
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
  expect(kept.at(-1)).toBe(60);
  expect(kept.length).toBeGreaterThan(30);
  expect(kept.length).toBeLessThan(60);
  const torn = readdirSync(folder).filter((name) => name.endsWith('.torn'));
  for (const bytes of keptAside)
    expect(torn.some((name) => readFileSync(join(folder, name)).equals(bytes))).toBe(true);
  await expectWorksOn(folder, journal, kept);
});

test('L7 a journal whose beginning is lost is not begun anew: nothing is touched', async () => {
  const folder = await aWrittenFolder(60, 4000);
  const [first = ''] = segmentsOf(folder);
  rmSync(join(folder, first));
  const before = contentOf(folder);
  const opened = await openJournal({ folder, secret: aSecret(), world: realWorld, ballastBytes: 0 });
  expect(opened).toMatchObject({
    ok: false,
    problem: { code: 'journal-unreadable', details: { reason: 'beginning-lost' } },
  });
  expect(contentOf(folder)).toEqual(before);
});

test('L5 a crash at any step of recovery only leads to recovery again', async () => {
  const written = await aWrittenFolder(60, 4000);
  const middle = segmentsOf(written)[1] ?? '';
  const bytes = readFileSync(join(written, middle));
  bytes[300] = bytes[300]! ^ 4;
  writeFileSync(join(written, middle), bytes);
  const whole = await aJournal({ folder: copyOf(written) });
  const kept = await numbersOf(whole);
  await whole.close();

  const { nodeFiles } = await import('../disk/node-files');
  for (let step = 1; step < 60; step++) {
    const folder = copyOf(written);
    let left = step;
    const stopAt =
      <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error('crash'), { code: 'EIO' });
        return act(...args);
      };
    const crashing = {
      ...nodeFiles,
      create: stopAt(nodeFiles.create),
      rename: stopAt(nodeFiles.rename),
      remove: stopAt(nodeFiles.remove),
      syncFolder: stopAt(nodeFiles.syncFolder),
    };
    const opened = await openJournal({
      folder,
      secret: aSecret(),
      world: realWorld,
      ballastBytes: 0,
      files: crashing,
    });
    if (opened.ok) {
      await opened.value.close();
      expect(step).toBeGreaterThan(5);
      return;
    }
    const journal = await aJournal({ folder });
    expect(await numbersOf(journal), `crash at step ${step}`).toEqual(kept);
    await expectWorksOn(folder, journal, kept);
  }
  throw new Error('recovery never came to its end');
});
