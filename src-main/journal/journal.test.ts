import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { checksum } from './checksum';
import { openJournal } from './journal';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('J1 what was appended is read back, also after reopening', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  expect(journal.head().position).toBe(0);
  expect(await journal.append([anEntry(1), anEntry(2)])).toEqual({ ok: true, value: { position: 2 } });
  expect(await journal.append([anEntry(3)])).toEqual({ ok: true, value: { position: 3 } });
  const head = journal.head();
  const written = await journal.read(1, 10);
  expect(written.map((e) => numberOf(e.entry))).toEqual([1, 2, 3]);
  await journal.close();

  const again = await aJournal({ folder });
  expect(again.head()).toEqual(head);
  expect(again.recovered).toBeNull();
  expect(await again.read(1, 10)).toEqual(written);
  expect((await again.read(2, 1)).map((e) => [e.position, numberOf(e.entry)])).toEqual([[2, 2]]);
  expect(await again.read(4, 10)).toEqual([]);
  await again.close();
});

test('J1 lines are the entries as they were written, from any position, just appended or opened anew', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes: 2000 });
  for (const n of range(1, 20))
    await journal.append([anEntry(3 * n - 2), anEntry(3 * n - 1), anEntry(3 * n)]);
  const linesOf = async (from: typeof journal, position: number, limit: number) =>
    (await from.readLines(position, limit)).map((line) => JSON.parse(Buffer.from(line).toString()));
  const entriesOf = async (from: typeof journal, position: number, limit: number) =>
    (await from.read(position, limit)).map(({ entry }) => entry);
  const whole = await entriesOf(journal, 1, 100);
  expect(whole.map(numberOf)).toEqual(range(1, 60));
  expect(await linesOf(journal, 1, 100)).toEqual(whole);
  await journal.close();
  const again = await aJournal({ folder, segmentBytes: 2000 });
  for (const [position, limit] of [
    [1, 100],
    [5, 9],
    [60, 4],
    [61, 4],
  ] as const)
    expect(await linesOf(again, position, limit)).toEqual(whole.slice(position - 1, position - 1 + limit));
  expect(await entriesOf(again, 1, 100)).toEqual(whole);
  await again.close();
});

test('J3 appends that wait together share flushes, keep their order and are all there', async () => {
  const folder = aFolder();
  const files = createFaultyFiles(nodeFiles);
  const journal = await aJournal({ folder, files });
  const before = files.flushes();
  const heads: number[] = [];
  journal.onGrew((head) => heads.push(head.position));
  const results = await Promise.all(range(1, 500).map((n) => journal.append([anEntry(n)])));
  expect(results.map((r) => (r.ok ? r.value.position : 0))).toEqual(range(1, 500));
  expect(files.flushes() - before).toBeLessThan(20);
  expect(heads.at(-1)).toBe(500);
  await journal.close();
  const again = await aJournal({ folder });
  expect((await again.read(1, 5000)).map((e) => numberOf(e.entry))).toEqual(range(1, 500));
  await again.close();
});

test('J1 segments roll over and the chain runs through them', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes: 2000 });
  for (const n of range(1, 60)) await journal.append([anEntry(n)]);
  const { length } = readdirSync(folder).filter((name) => name.endsWith('.segment'));
  expect(length).toBeGreaterThan(5);
  expect(journal.segments()).toHaveLength(length);
  const head = journal.head();
  await journal.close();
  const again = await aJournal({ folder, segmentBytes: 2000 });
  expect(again.head()).toEqual(head);
  expect((await again.read(1, 100)).map((e) => numberOf(e.entry))).toEqual(range(1, 60));
  await again.append([anEntry(61)]);
  expect((await again.read(55, 100)).map((e) => numberOf(e.entry))).toEqual(range(55, 61));
  await again.close();
});

test('L7 another secret opens nothing and touches nothing', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  await journal.append([anEntry(1)]);
  await journal.close();
  const before = contentOf(folder);
  const opened = await openJournal({ folder, secret: aSecret(8), world: realWorld, ballastBytes: 0 });
  expect(opened).toMatchObject({
    ok: false,
    problem: { code: 'journal-unreadable', details: { reason: 'other-key' } },
  });
  expect(contentOf(folder)).toEqual(before);
  const again = await aJournal({ folder });
  expect(again.head().position).toBe(1);
  expect(again.recovered).toBeNull();
  await again.close();
});

test('L7 a journal of a newer program is not opened by an older one, and stays as it is', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  await journal.append([anEntry(1)]);
  await journal.close();
  const file = join(folder, '00000001.segment');
  const bytes = readFileSync(file);
  for (const at of [0, 92]) {
    bytes[at + 7] = 3;
    bytes.writeUInt32BE(checksum(bytes.subarray(at, at + 88)), at + 88);
  }
  writeFileSync(file, bytes);
  const before = contentOf(folder);
  expect(await openJournal({ folder, secret: aSecret(), world: realWorld, ballastBytes: 0 })).toMatchObject({
    ok: false,
    problem: { code: 'journal-unreadable', details: { reason: 'newer-format' } },
  });
  expect(contentOf(folder)).toEqual(before);
});

test('J4 one program at a time writes; a closed journal takes nothing', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  const second = await openJournal({ folder, secret: aSecret(), world: realWorld, ballastBytes: 0 });
  expect(second).toMatchObject({ ok: false, problem: { code: 'journal-in-use' } });
  await journal.close();
  expect(await journal.append([anEntry(1)])).toMatchObject({
    ok: false,
    problem: { code: 'journal-closed' },
  });
  const third = await aJournal({ folder });
  await third.close();
});

test('J6 a listener that breaks is reported and keeps nothing from being kept', async () => {
  const journal = await aJournal();
  const bug = new Error('a bug of a listener');
  const reported: unknown[] = [];
  const { queueMicrotask: plain } = globalThis;
  // Whatever else of this process asks for one gets it, and is not counted.
  vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((work) =>
    plain(() => {
      try {
        work();
      } catch (error) {
        if (error !== bug) throw error;
        reported.push(error);
      }
    }),
  );
  const heard: number[] = [];
  journal.onGrew(() => {
    throw bug;
  });
  const stop = journal.onGrew(({ position }) => heard.push(position));
  expect(await journal.append([anEntry(1)])).toMatchObject({ ok: true });
  expect(await journal.append([anEntry(2)])).toMatchObject({ ok: true });
  await expect.poll(() => reported).toEqual([bug, bug]);
  expect(heard).toEqual([1, 2]);
  stop();
  await journal.close();
  expect(heard).toEqual([1, 2]);
});

test('J6 an entry that is none is a bug and comes to stand nowhere', async () => {
  const journal = await aJournal();
  expect(() => journal.append([{ kind: 'refused' } as never])).toThrow();
  expect(() => journal.append([])).toThrow();
  expect(journal.head().position).toBe(0);
  await journal.close();
});

test('J5 folder and files are for this user only', { skip: process.platform === 'win32' }, async () => {
  const folder = join(aFolder(), 'journal');
  const journal = await aJournal({ folder });
  await journal.append([anEntry(1)]);
  await journal.close();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
});
