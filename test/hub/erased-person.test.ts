/**
 * Somebody is erased at a real hub, with devices over real folders: their name is in no table of the hub, in no file of a device
 * and in no backup from then on, whatever the order; the chains are as whole as before, and everybody else stays.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { findChainBreaks } from '../../src-hub/accept/chain-report';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { beginAfterRestore, restoreBackup } from '../../src-hub/backup/restore-backup';
import { writeBackup } from '../../src-hub/backup/write-backup';
import { openDatabase } from '../../src-hub/store/open-store';
import { aRemarkDraft } from '../builders/a-draft';
import { value } from '../builders/value';
import { sync } from './a-device-at-work';
import { aDesk, anErasureScene, canary, record, stays, tablesOf } from './an-erasure-scene';
import { folderOf } from './folder-of';
import { aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** The own chain as it lies in the journal: every link names the one before, and every hash is that of its text. */
function brokenLinks(said: string): number {
  const own = said.split('\n').flatMap((line) => {
    const entry = JSON.parse(line);
    if (entry.kind === 'own-erased') return [{ hash: entry.hash, prevHash: null }];
    if (entry.kind !== 'own') return [];
    const hash = createHash('sha256').update(entry.change.text).digest('hex');
    return [
      { hash: hash === entry.change.hash ? hash : '', prevHash: JSON.parse(entry.change.text).prevHash },
    ];
  });
  return own.filter((one, at) => at > 0 && one.prevHash !== null && one.prevHash !== own[at - 1]!.hash)
    .length;
}

test('H50, Y25: an erased person is in no table of the hub and in no file of a device, and the others are as before', async () => {
  const scene = await anErasureScene(lab);
  const { first, second, hub, root, open, unlock, erase, about, plan } = scene;
  const put = async (text: string) => {
    const bytes = Buffer.from(text);
    const { bodyId } = value(await first.bodies.begin({ bytes: bytes.length }));
    value(await first.bodies.append({ bodyId, at: 0, bytes }));
    return value(await first.bodies.finish({ bodyId }));
  };
  // The last one was added and never recorded, by a program that ended: nobody knows whose it is.
  const [theirs, others] = [await put('a photo of them'), await put('another'), await put('left behind')];
  await record(
    first,
    [theirs, others].map((file, at) =>
      aRemarkDraft('met foto', {
        ...about(plan.assessments[at]!.assessmentId),
        attachments: [{ ...file, mediaType: 'image/jpeg' }],
      }),
    ),
  );
  expect(await tablesOf(hub)).toContain(canary);
  expect(await erase()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  // On no screen any more, and on the disk until the next start, which it says.
  expect(await sync(second)).toMatchObject({ erasesAtStart: true });
  const tables = await tablesOf(hub);
  expect(tables).not.toContain(canary);
  expect(tables).toContain(stays);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);

  await first.close();
  await second.close();
  expect(await folderOf(join(root, 'first'))).toContain(canary);
  for (const name of ['first', 'second']) {
    const again = await open(name);
    await unlock(again);
    const after = { waiting: 0, refused: 0, problem: null, erasesAtStart: false };
    expect(await sync(again)).toMatchObject(after);
    await again.close();
    const held = await folderOf(join(root, name));
    expect(held).not.toContain(canary);
    expect(held).toContain(stays);
    expect(
      brokenLinks(
        held
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .join('\n'),
      ),
    ).toBe(0);
    expect((await readdir(join(root, name))).filter((one) => /journal\./.test(one))).toEqual([]);
  }
  expect(await readdir(join(root, 'first', 'files'))).toEqual([`${others.digest}.own`]);
});

test('H50: what a device without contact recorded about somebody who was erased meanwhile is taken, and its text goes', async () => {
  const scene = await anErasureScene(lab);
  const { first, second, hub, root, open, erase, erasedId, participant, plan, about, newest } = scene;
  const upon = await newest('participant', erasedId);
  second.cut(true);
  await record(second, [
    aRemarkDraft(`nog iets over ${canary}`, about(plan.assessments[0]!.assessmentId)),
    aDesk()('participant', erasedId, participant(erasedId, `${canary}s`), upon),
  ]);
  expect((await erase()).problem).toBe(null);
  second.cut(false);
  expect(await sync(second)).toMatchObject({ waiting: 0, refused: 1, problem: null });
  expect(await tablesOf(hub)).not.toContain(canary);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);
  await sync(first);
  await second.close();
  await (await open('second')).close();
  expect(await folderOf(join(root, 'second'))).not.toContain(canary);
});

test('H50: a hub that is put back to a backup from before hears of the erasure again, and a backup from after holds nothing', async () => {
  const { first, second, hub, root, erase } = await anErasureScene(lab);
  const [before, after] = [join(root, 'before.backup'), join(root, 'after.backup')];
  await writeBackup(hub.store, before);
  await erase();
  await sync(second);
  await writeBackup(hub.store, after);
  expect(gunzipSync(await readFile(before)).toString()).toContain(canary);
  expect(gunzipSync(await readFile(after)).toString()).not.toContain(canary);
  const port = Number(new URL(hub.url).port);
  await hub.close();
  const connection = await lab.emptyDatabase();
  const empty = openDatabase(connection, realWorld, 1).database;
  await restoreBackup(empty, before);
  await empty.destroy();
  const again = await aHub(connection, { port, rights: mayWrite });
  expect(await beginAfterRestore(again.store)).toBe(1);
  expect(await tablesOf(again)).toContain(canary);
  for (const device of [second, first, second]) await sync(device);
  expect(await tablesOf(again)).not.toContain(canary);
  expect(await tablesOf(again)).toContain(stays);
});
