/** A disk that is full when the program starts: what is there is read, and it goes on by itself when there is room. */
import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, contentOf, numberOf } from '../../test/builders/a-journal';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { aSmallDisk, canMount, fillUp } from '../../test/faults/small-disk';
import { nodeFiles } from '../disk/node-files';
import { ballastBytes } from '../disk/space-guard';
import { type Journal, openJournal } from './journal';

const full = { ok: false, problem: { code: 'disk-full' } };
const numbersOf = async (journal: Journal): Promise<number[]> =>
  (await journal.read(1, 1000)).map(({ entry }) => numberOf(entry));

test('K5 a journal that needs putting right on a full disk is read as far as it is good, and put right later', async () => {
  const folder = aFolder();
  const before = await aJournal({ folder });
  for (let n = 1; n <= 5; n++) await before.append([anEntry(n)]);
  await before.close();
  const segment = join(folder, '00000001.segment');
  truncateSync(segment, statSync(segment).size - 4);
  const content = contentOf(folder);
  const files = createFaultyFiles(nodeFiles);
  files.room = 0;
  const journal = await aJournal({ folder, files });
  expect(journal.isReadOnly()).toBe(true);
  expect(await numbersOf(journal)).toEqual([1, 2, 3, 4]);
  expect(await journal.append([anEntry(6)])).toMatchObject(full);
  expect(contentOf(folder)).toEqual(content);
  const heard: number[] = [];
  journal.onGrew(({ position }) => heard.push(position));
  files.room = null;
  expect(await journal.append([anEntry(6)])).toMatchObject({ ok: true });
  expect(journal.isReadOnly()).toBe(false);
  expect(heard).toEqual([5]);
  expect(journal.recovered).not.toBeNull();
  expect(await numbersOf(journal)).toEqual([1, 2, 3, 4, 6]);
});

test('K5 a full disk is no way around a program that writes', async () => {
  const folder = aFolder();
  const first = await aJournal({ folder });
  await first.append([anEntry(1)]);
  const files = createFaultyFiles(nodeFiles);
  files.room = 0;
  expect(await openJournal({ folder, files, secret: aSecret(), world: realWorld })).toMatchObject({
    problem: { code: 'journal-in-use' },
  });
});

test.skipIf(!canMount)(
  'K2 K5 on a real disk of 20 MB a running exam is finished, and then all of it is read',
  async (context) => {
    const disk = aSmallDisk(20) ?? context.skip();
    const folder = join(disk, 'journal');
    const open = () => aJournal({ folder, ballastBytes });
    const journal = await open();
    await journal.append([anEntry(1)]);
    await journal.space.settled();
    expect(readdirSync(folder), 'ballast on a small disk, too').toContain('ballast');
    const filler = fillUp(disk);
    // 72 marks, as many remarks, and a signature.
    for (let n = 2; n <= 146; n++)
      expect(await journal.append([anEntry(n)]), `${n}`).toMatchObject({ ok: true });
    fillUp(disk);
    await journal.close();
    const again = await open();
    expect(again.isReadOnly()).toBe(true);
    expect(await numbersOf(again)).toHaveLength(146);
    expect(await again.append([anEntry(147)])).toMatchObject(full);
    rmSync(filler);
    expect(await again.append([anEntry(147)])).toMatchObject({ ok: true });
    expect(await numbersOf(again)).toHaveLength(147);
  },
);
