/** Files beside a backup: copied once, put back, and looked after, as somebody does it at the terminal. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aBody, aBodyScene } from '../../test/hub/a-body-scene';
import { aStoreFolder } from '../../test/hub/a-body-store';
import { aHub, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { createFolderStore } from '../bodies/folder-store';
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
  const { run, file, backups, folder, connection } = await aScene();
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
  rmSync(join(folder, damaged));
  expect((await run('files', copy)).text).toBe('2 files put back, 0 were there, 0 are nowhere');
  expect((await run('check')).text).not.toContain('file bodies/');
  const nowhere = await commandsAt(connection, null)('check');
  expect([nowhere.isGood, nowhere.text]).toEqual([
    false,
    expect.stringContaining('does not say where the 2 files'),
  ]);
});
