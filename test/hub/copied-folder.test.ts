/**
 * Somebody copies the folder of a device while it is stopped, and both go on: real folders, real people with PINs, a real
 * hub that asks who may what. Nobody loses anything, nothing is doubted, and everybody hears what happened.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseChange } from '../../shared/protocol/change';
import { value } from '../builders/value';
import { aDeviceAtWork, work } from './a-device-at-work';
import type { DeviceAtWork } from './a-device-folder';
import { type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** A device with three marks that were handed in, stopped, and a copy of its folder. */
async function aScene() {
  const { first, copyFolder, ...scene } = await aDeviceAtWork(lab);
  await work(first, 3);
  await copyFolder();
  return scene;
}
const who = async ({ device }: DeviceAtWork) => value(await device.profile.read());

test('H41, Y24: the copy that comes later is another device, with its people; nothing is lost, doubted or there twice', async () => {
  const { hub, staffId, open, unlock, held } = await aScene();
  const first = await open('first');
  await unlock(first);
  await work(first, 2);
  const { deviceId } = await who(first);

  const copy = await open('copy');
  await unlock(copy);
  expect(await work(copy, 2)).toMatchObject({
    waiting: 0,
    refused: 0,
    problem: { code: 'device-renamed', details: { name: 'Tablet 3 (2)' } },
  });
  const renamed = await who(copy);
  expect(renamed).toMatchObject({ deviceName: 'Tablet 3 (2)', actorId: null });
  expect(renamed.deviceId).not.toBe(deviceId);
  // Sessions end with the id; the PIN is what it was, and so is who has one.
  expect(value(await copy.people.people.read())).toMatchObject({ session: null, persons: [{ staffId }] });
  await unlock(copy);
  expect(await work(copy, 4)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await work(first, 1)).toMatchObject({
    waiting: 0,
    problem: { code: 'device-copied', details: { name: 'Tablet 3 (2)' } },
  });
  expect((await who(first)).deviceId).toBe(deviceId);

  const marks = await held('mark-given');
  expect(marks).toHaveLength(3 + 2 + 2 + 4 + 1);
  expect(new Set(marks.map(({ change_id }) => change_id)).size).toBe(marks.length);
  expect(await held('doubted')).toEqual([]);
  expect(marks.filter(({ device_id }) => device_id === renamed.deviceId)).toHaveLength(4);
  expect(marks.every((row) => parseChange(row).actorId === staffId)).toBe(true);
  expect(await hub.store.database.selectFrom('refused_change').selectAll().execute()).toEqual([]);

  // An administrator sees both, each with who has a key on it.
  const { devices } = value(await first.sync.devices({}));
  expect(devices.map(({ name, certificates }) => [name, certificates.map((one) => one.staffId)])).toEqual([
    ['Tablet 3', [staffId]],
    ['Tablet 3 (2)', [staffId]],
  ]);
  await copy.close();
  const again = await open('copy');
  expect((await who(again)).deviceId).toBe(renamed.deviceId);
  await unlock(again);
  expect(await work(again, 1)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await held('doubted')).toEqual([]);
});

test('Y24: what opens or signs as the new device is told to no page', async () => {
  const { open, unlock } = await aScene();
  const first = await open('first');
  await unlock(first);
  await work(first, 1);
  const copy = await open('copy');
  await unlock(copy);
  await work(copy, 1);
  const { entries } = value(await copy.journal.read({ from: 1, limit: 500 }));
  const told = entries.flatMap(({ entry }) =>
    entry.kind === 'parted' || entry.kind === 'renamed' ? [entry] : [],
  );
  expect(told).toMatchObject([{ keySeed: '' }, { keySeed: '', token: '' }]);
});

test('H41: revoking the one does not touch the other, and a copy of a revoked device gets no id', async () => {
  const { hub, open, unlock } = await aScene();
  const revoke = (name: string) =>
    hub.store.database
      .updateTable('device')
      .set({ revoked_at: new Date() })
      .where('name', '=', name)
      .execute();
  const first = await open('first');
  await unlock(first);
  await work(first, 1);
  const copy = await open('copy');
  await unlock(copy);
  await work(copy, 1);
  await revoke('Tablet 3 (2)');
  value(await copy.sync.syncNow({}));
  expect((await who(copy)).isShutOut).toBe(true);
  expect(await work(first, 1)).toMatchObject({ waiting: 0, problem: { code: 'device-copied' } });
  expect((await who(first)).isShutOut).toBe(false);
});
