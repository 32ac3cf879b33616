/** A place of files that is not the one the hub put them in: a disk that is not mounted, another folder, another bucket. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aBody, aBodyScene, problemOf } from '../../test/hub/a-body-scene';
import { anS3Store, aStoreFolder, storeKinds } from '../../test/hub/a-body-store';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { readSettings } from '../read-settings';
import { runCommand } from '../run-command';
import { serveHub } from '../serve-hub';
import { ensureFilesPlace, WrongFilesPlaceError } from './files-place';
import { createFolderStore } from './folder-store';
import { placeMark } from './object-store';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const addressOf = ({ user, password, host, database }: PostgresConnection) =>
  `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`;

describe.each(Object.keys(storeKinds) as (keyof typeof storeKinds)[])('H60: a place in %s', (kind) => {
  test('is marked where no file is known, or one of them is in it; another one is not begun in', async () => {
    const { sender, hub, objects } = await aBodyScene(lab, await storeKinds[kind]());
    const body = aBody(1000);
    await sender.name(body);
    await sender.upload(body);
    // As before there were marks.
    await ensureFilesPlace(hub.store, objects);
    expect(await objects.size(placeMark)).toBeGreaterThan(0);

    const other = await storeKinds[kind]();
    await expect(ensureFilesPlace(hub.store, other)).rejects.toThrow(WrongFilesPlaceError);
    await expect(ensureFilesPlace(hub.store, other)).rejects.toThrow('none of the 1 files');
    // Files of another hub are none of ours.
    await other.put('bodies/another/a.1', 1, [Buffer.from('x')] as never);
    await expect(ensureFilesPlace(hub.store, other)).rejects.toThrow(WrongFilesPlaceError);
    expect(await other.size(placeMark)).toBe(null);

    const fresh = await aBodyScene(lab, other);
    await ensureFilesPlace(fresh.hub.store, other);
    expect(await other.size(placeMark)).toBeGreaterThan(0);
    // The right place, from which everything went: devices bring it back.
    await ensureFilesPlace(hub.store, other);
  });
});

test('H60: a store that does not answer keeps no hub from starting', async () => {
  const { objects, end } = await anS3Store();
  const { hub } = await aBodyScene(lab, objects);
  await end();
  await ensureFilesPlace(hub.store, objects);
});

test('H60: the program refuses to start in an empty place, says what to do, and starts once it is told', async () => {
  const folder = await aStoreFolder();
  const { sender, connection } = await aBodyScene(lab, createFolderStore(folder));
  const body = aBody(1000);
  await sender.name(body);
  await sender.upload(body);
  const elsewhere = join(await aStoreFolder(), 'unmounted');
  const settings = readSettings({
    ...{ VAKPROEF_HUB_PORT: '0', VAKPROEF_HUB_FILES: elsewhere },
    DATABASE_URL: addressOf(connection),
  });
  await expect(serveHub(settings, realWorld)).rejects.toThrow(/Is its disk mounted.*hub new-files-place/);
  expect(existsSync(elsewhere)).toBe(false);
  const place = { databaseUrl: addressOf(connection) };
  await runCommand(place, 'new-files-place', [], realWorld, settings.bodies);
  const hub = await serveHub(settings, realWorld);
  onTestFinished(hub.close);
  expect(readdirSync(elsewhere)).toContain(placeMark);
});

test('H60: a folder that goes while the hub runs takes nothing and says of no file that it is gone', async () => {
  const folder = join(await aStoreFolder(), 'files');
  const objects = createFolderStore(folder);
  const { sender, hub } = await aBodyScene(lab, objects);
  const [first, second] = [aBody(1000), aBody(2000)];
  await ensureFilesPlace(hub.store, objects);
  for (const body of [first, second]) await sender.name(body);
  await sender.upload(first);
  renameSync(folder, `${folder}-away`);
  mkdirSync(folder);
  for (const ask of [
    () => objects.put('bodies/c/x.1', 1, [Buffer.from('x')] as never),
    () => objects.size('bodies/c/x.1'),
    () => objects.remove('bodies/c/x.1'),
    () => objects.list('bodies/')[Symbol.asyncIterator]().next(),
    () => objects.read('bodies/c/x.1', { start: 0, end: 1 })[Symbol.asyncIterator]().next(),
  ])
    await expect(ask()).rejects.toMatchObject({ failure: 'away', message: 'unmounted' });
  await sender.begin(second);
  const refused = await sender.send(second, 0, 2000);
  expect([refused.status, await problemOf(refused)]).toEqual([503, 'hub-busy']);
  await expect(sender.receipts(first)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
  // The disk is back.
  rmSync(folder, { recursive: true });
  renameSync(`${folder}-away`, folder);
  expect((await sender.receipts(first)).bodies).toHaveLength(1);
  await sender.upload(second);
  expect((await sender.receipts(second)).bodies).toHaveLength(1);
});
