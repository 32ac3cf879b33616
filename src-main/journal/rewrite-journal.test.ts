/** A journal that is written anew: what goes, what stays, and what a start finds wherever it was cut off. */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aJournal, anEntry, aSecret, numberOf } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import { finishRewriting, replaceJournal, writeNextJournal } from './rewrite-journal';
import { createSnapshotRing } from './snapshot-ring';

const names = { next: 'journal.next', old: 'journal.old' };

/** A journal of five entries with a copy in its ring; the next one, without the third, is written and not in its place. */
async function aScene() {
  const parent = aFolder();
  const [folder, ringFolder] = [join(parent, 'journal'), join(parent, 'ring')];
  const options = { folder, ringFolder, secret: aSecret(), world: realWorld };
  const journal = await aJournal(options);
  for (const n of [1, 2, 3, 4, 5]) await journal.append([anEntry(n)]);
  const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder, world: realWorld });
  value(await ring.takeSnapshot());
  const without = ({ entry }: { entry: ReturnType<typeof anEntry> }) =>
    numberOf(entry) === 3 ? null : entry;
  value(await writeNextJournal(options, journal, without));
  const before = journal.head();
  await journal.close();
  const read = async () => {
    await finishRewriting(options);
    const again = await aJournal(options);
    const numbers = (await again.read(1, 10)).map(({ entry }) => numberOf(entry));
    const { journalId } = again.head();
    await again.close();
    return {
      numbers,
      isSame: journalId === before.journalId,
      left: Object.values(names).filter((one) => existsSync(join(parent, one))),
      copies: readdirSync(ringFolder).length,
    };
  };
  return { parent, folder, options, read };
}

const old = { numbers: [1, 2, 3, 4, 5], isSame: true, left: [], copies: 1 };
const anew = { numbers: [1, 2, 4, 5], isSame: false, left: [], copies: 0 };

test('Y25 is another journal, without what went, and no copy of the one before is left', async () => {
  const { options, read } = await aScene();
  await replaceJournal(options);
  expect(await read()).toEqual(anew);
});

test('Y25 cut off while it was written: the one before stays, whole', async () => {
  const { read } = await aScene();
  expect(await read()).toEqual(old);
});

test('Y25 cut off between the two names: the next one takes its place', async () => {
  const { parent, folder, read } = await aScene();
  renameSync(folder, join(parent, names.old));
  expect(await read()).toEqual(anew);
});

test('Y25 cut off before the old one and its copies were thrown away: they go', async () => {
  const { parent, folder, read } = await aScene();
  renameSync(folder, join(parent, names.old));
  renameSync(join(parent, names.next), folder);
  expect(await read()).toEqual(anew);
});

test('Y25 where the next one is gone too, the one before comes back', async () => {
  const { parent, folder, options } = await aScene();
  renameSync(folder, join(parent, names.old));
  renameSync(join(parent, names.next), join(parent, 'elsewhere'));
  mkdirSync(join(parent, 'other'));
  await finishRewriting(options);
  const again = await aJournal(options);
  expect(again.head().position).toBe(5);
});
