/** Two programs on one journal that cannot see each other: what either acknowledged is there afterwards. */
import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { type Journal, openJournal } from './journal';

const taken = { ok: false, problem: { code: 'journal-taken' } };
const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 100)).map(({ entry }) => numberOf(entry));
const lockOf = (folder: string, number: number): string => join(folder, `lock-0000000${number}`);

/** What a program does that takes the lock over. */
const takeOver = (folder: string): void => {
  writeFileSync(lockOf(folder, 2), 'of another');
  rmSync(lockOf(folder, 1));
};

test('J8 a program whose lock was taken over writes nothing any more, not at its end either', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  await journal.append([anEntry(1)]);
  takeOver(folder);
  const before = contentOf(folder);
  expect(await journal.append([anEntry(2)])).toMatchObject(taken);
  // Even when the other one is gone again: what it wrote is not known here.
  renameSync(lockOf(folder, 2), lockOf(folder, 1));
  expect(await journal.append([anEntry(3)])).toMatchObject(taken);
  expect(journal.head().position).toBe(1);
  await journal.close();
  expect(contentOf(folder)).toEqual(before);
});

test('J8 a lock that is taken while an append is on its way acknowledges nothing', async () => {
  const folder = aFolder();
  const files = await import('../disk/node-files').then(({ nodeFiles }) => nodeFiles);
  const open = async (file: string) => {
    const opened = await files.open(file);
    const datasync = async (): Promise<void> => {
      await opened.datasync();
      takeOver(folder);
    };
    return { ...opened, datasync };
  };
  const journal = await aJournal({ folder, files: { ...files, open } });
  expect(await journal.append([anEntry(1)])).toMatchObject(taken);
});

test('J8 a segment that is longer or shorter than it was left is not written over', async () => {
  for (const change of [
    (file: string) => appendFileSync(file, 'what another program wrote'),
    (file: string) => truncateSync(file, 200),
  ]) {
    const folder = aFolder();
    const journal = await aJournal({ folder });
    await journal.append([anEntry(1)]);
    change(join(folder, '00000001.segment'));
    const before = contentOf(folder);
    expect(await journal.append([anEntry(2)])).toMatchObject(taken);
    await journal.close();
    expect(contentOf(folder)).toEqual(before);
  }
});

test('J8 of two that believe to be alone every acknowledged entry is there afterwards', async () => {
  const folder = aFolder();
  const first = await aJournal({ folder });
  await first.append([anEntry(1)]);
  // The lock gets lost, as a restored or synchronised folder may lose it.
  rmSync(lockOf(folder, 1));
  const opened = await openJournal({ folder, secret: aSecret(), world: realWorld, ballastBytes: 0 });
  const second = opened.ok ? opened.value : null;
  const kept: number[] = [1];
  for (let n = 2; n < 20; n++) if ((await (n % 2 ? first : second)?.append([anEntry(n)]))?.ok) kept.push(n);
  await first.close();
  await second?.close();
  const again = await aJournal({ folder });
  expect(kept.length).toBeGreaterThan(1);
  expect(await numbersOf(again)).toEqual(kept);
});
