/** Files beside a backup: copied once, put back, and looked after, as somebody does it at the terminal. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { aBody, aBodyScene, eraseAt } from '../../test/hub/a-body-scene';
import { aStoreFolder } from '../../test/hub/a-body-store';
import { aDocumentDraft } from '../../test/hub/a-signer';
import { aHub, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { createFolderStore } from '../bodies/folder-store';
import { loadBodies } from '../bodies/kept-bodies';
import { evenOutKeys } from '../bodies/key-copies';
import { isBodyWhole } from '../bodies/sealed-body';
import { sweepBodies } from '../bodies/sweep-bodies';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { runCommand } from '../run-command';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const placeOf = ({ user, password, host, database }: PostgresConnection) => ({
  databaseUrl: `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`,
});
const commandsAt =
  (connection: PostgresConnection, folder: string | null) =>
  (...words: string[]) =>
    runCommand(
      placeOf(connection),
      words[0] ?? '',
      words.slice(1),
      realWorld,
      folder === null ? null : { folder, maxBytes: 1e6 },
    );

/** A hub with two files, and its folder. */
async function aScene() {
  const folder = await aStoreFolder();
  const scene = await aBodyScene(lab, createFolderStore(folder));
  const bodies = [aBody(1000), aBody(2000)];
  for (const body of bodies) {
    await scene.sender.name(body);
    await scene.sender.upload(body);
  }
  const backups = await aStoreFolder();
  return {
    ...scene,
    folder,
    bodies,
    run: commandsAt(scene.connection, folder),
    file: join(backups, 'b.gz'),
    backups,
  };
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[0-9a-f]{16}$/.test(name));

test('H58: a backup says that files are not in it, or copies each of them once', async () => {
  const { run, file, backups, sender } = await aScene();
  expect((await run('backup', `${file}1`)).text).toContain(
    'The 2 files are not in it: copy them with --files',
  );
  const copy = join(backups, 'files');
  expect((await run('backup', `${file}2`, '--files', copy)).text).toContain('2 files copied, 0 were there');
  const third = aBody(10);
  await sender.name(third);
  await sender.upload(third);
  expect((await run('backup', `${file}3`, '--files', copy)).text).toContain('1 files copied, 2 were there');
  expect(filesIn(copy)).toHaveLength(3);
});

test('H58: a restore puts the files back, and the hub on it has them; without them they are missing', async () => {
  const { run, file, backups, bodies, sender } = await aScene();
  const copy = join(backups, 'files');
  await run('backup', file, '--files', copy);
  for (const isBroughtBack of [true, false]) {
    const fresh = await lab.emptyDatabase();
    const folder = await aStoreFolder();
    const words = isBroughtBack ? ['--files', copy] : [];
    const { text } = await commandsAt(fresh, folder)('restore', file, ...words);
    expect(text.includes('2 files put back, 0 were there, 0 are nowhere')).toBe(isBroughtBack);
    const hub = await aHub(fresh, { bodies: { objects: createFolderStore(folder), maxBytes: 1e6 } });
    const digests = bodies.map(({ digest }) => digest);
    const answer = await fetch(`${hub.url}/v1/bodies/receipts`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${sender.enrolment.token}`, 'vakproef-protocol': '2' },
        'content-type': 'application/json',
      },
      body: JSON.stringify({ digests }),
    });
    const list = JSON.parse(((await answer.json()) as { text: string }).text);
    expect(list.missing).toEqual(isBroughtBack ? [] : digests);
    // Receipts of before do not count in the life that begins with a restore.
    expect(list.epoch).not.toBe(sender.enrolment.epoch);
  }
});

test('H58: check reads files back, names what is gone or damaged, and hub files puts it back', async () => {
  const { run, file, backups, folder, connection, sender, bodies } = await aScene();
  const copy = join(backups, 'files');
  await run('backup', file, '--files', copy);
  // What else there is to look at on the server of a test is no word about files.
  const good = await run('check');
  expect(good.text).toContain('2 files, 1 MB; 2 of them read back now');
  expect(good.text).not.toContain('file bodies/');
  const [gone = '', damaged = ''] = filesIn(folder);
  rmSync(join(folder, gone));
  const bytes = readFileSync(join(folder, damaged));
  bytes[bytes.length - 20]! ^= 1;
  writeFileSync(join(folder, damaged), bytes);
  const bad = await run('check', '--files', 'all');
  expect(bad.isGood).toBe(false);
  expect(bad.text).toContain(`file ${gone} is not where it was put`);
  expect(bad.text).toContain(`file ${damaged} does not read back as it came`);
  // What is damaged spoils no copy that is whole, and is put in its place by it.
  expect((await run('backup', `${file}2`, '--files', copy)).text).toContain('0 files copied');
  expect((await run('files', copy)).text).toBe('2 files put back, 0 were there, 0 are nowhere');
  expect((await sender.receipts(...bodies)).missing).toEqual([]);
  expect((await run('check')).text).not.toContain('file bodies/');
  const nowhere = await commandsAt(connection, null)('check');
  expect([nowhere.isGood, nowhere.text]).toEqual([
    false,
    expect.stringContaining('does not say where the 2 files'),
  ]);
});

test('H56: with an erasure and the next backup nothing opens a file of the person: no store, no copy of it, no earlier backup', async () => {
  const { run, file, backups, folder, hub, sender, bodies, organisationId, objects } = await aScene();
  const copy = join(backups, 'files');
  const [erasedId, own] = [newId<'Participant'>(), aBody(3000)];
  await sender.name(own, aDocumentDraft(erasedId, null));
  await sender.upload(own);
  await run('backup', file, '--files', copy);
  const { database } = hub.store;
  const keys = await database.selectFrom('body_key').selectAll().execute();
  const raw = gunzipSync(readFileSync(file)).toString('latin1');
  expect(keys).toHaveLength(3);
  for (const { secret } of keys) expect(raw).not.toContain(secret.toString('hex'));
  const [before] = await loadBodies(database, organisationId, [own.digest]);
  const sealed = readFileSync(join(folder, before!.place));
  expect(await isBodyWhole(objects, before!)).toBe(true);

  await eraseAt(sender, erasedId);
  await sweepBodies(hub.store, objects);
  await run('backup', `${file}2`, '--files', copy);
  for (const place of [folder, copy]) {
    expect(existsSync(join(place, before!.place))).toBe(false);
    expect(readdirSync(join(place, 'keys', organisationId))).toHaveLength(2);
  }
  // The worst that can be put together of what is left: the old backup, the copy, and the sealed bytes that somebody kept.
  const [fresh, again] = [await lab.emptyDatabase(), await aStoreFolder()];
  await commandsAt(fresh, again)('restore', file, '--files', copy);
  writeFileSync(join(again, before!.place), sealed);
  const putBack = await aHub(fresh, { bodies: { objects: createFolderStore(again), maxBytes: 1e6 } });
  await evenOutKeys(putBack.store, createFolderStore(again));
  const left = await putBack.store.database.selectFrom('body_key').selectAll().execute();
  expect(left).toHaveLength(2);
  for (const { key_id: keyId, secret } of left)
    expect(await isBodyWhole(createFolderStore(again), { ...before!, key: { keyId, secret } })).toBe(false);
  const digests = [own, ...bodies].map(({ digest }) => digest);
  expect(
    (await loadBodies(putBack.store.database, organisationId, digests))
      .map(({ digest }) => digest)
      .toSorted(),
  ).toEqual(digests.slice(1).toSorted());
});

test('H56: the keys come back with the place of files when the database was put back without a copy of it', async () => {
  const { run, file, folder, bodies, organisationId } = await aScene();
  await run('backup', file);
  const fresh = await lab.emptyDatabase();
  await commandsAt(fresh, folder)('restore', file);
  const objects = createFolderStore(folder);
  const hub = await aHub(fresh, { bodies: { objects, maxBytes: 1e6 } });
  await evenOutKeys(hub.store, objects);
  const kept = await loadBodies(
    hub.store.database,
    organisationId,
    bodies.map(({ digest }) => digest),
  );
  expect(kept).toHaveLength(2);
  for (const body of kept) expect(await isBodyWhole(objects, body)).toBe(true);
});
