/**
 * Somebody copies the folder of a device while it is stopped, and both go on: real folders, real people with PINs, a real
 * hub that asks who may what. Nobody loses anything, nothing is doubted, and everybody hears what happened.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { parseChange } from '../../shared/protocol/change';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { aMarkDraft } from '../builders/a-draft';
import { value } from '../builders/value';
import { aDeviceFolder, type DeviceAtWork } from './a-device-folder';
import { aCode, aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const pin = '271828';

async function aScene() {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId: staffId } = await createCentre(hub.store, named, new Date());
  const root = await mkdtemp(join(tmpdir(), 'vakproef-copied-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const opened: DeviceAtWork[] = [];
  const open = async (name: string) => {
    const device = await aDeviceFolder(join(root, name));
    opened.push(device);
    return device;
  };
  onTestFinished(async () => {
    for (const device of opened) await device.close();
  });
  const unlock = async ({ people }: DeviceAtWork) => value(await people.unlock({ staffId, pin }));
  const work = async (device: DeviceAtWork, marks: number) => {
    const drafts = Array.from({ length: marks }, () => aMarkDraft());
    value(await device.journal.append({ drafts, actorId: staffId }));
    return value(await device.sync.syncNow({}));
  };
  const stored = async () =>
    (await hub.store.database.selectFrom('change').select(['text']).orderBy('seq').execute()).map(parseText);
  const device = await open('first');
  const code = await aCode(hub.store, organisationId, new Date(), staffId);
  const joined = value(await device.device.enrol({ hubUrl: hub.url, code, deviceName: 'Tablet 3' }));
  value(await device.people.begin({ code: joined.personalCode, staffId: null, pin }));
  await work(device, 3);
  await device.close();
  await cp(join(root, 'first'), join(root, 'copy'), { recursive: true });
  return { hub, staffId, open, unlock, work, stored };
}
const parseText = ({ text }: { readonly text: string }) => parseChange({ text });
const who = async ({ device }: DeviceAtWork) => value(await device.profile.read());

test('H41, Y24: the copy that comes later is another device, with its people; nothing is lost, doubted or there twice', async () => {
  const { hub, staffId, open, unlock, work, stored } = await aScene();
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

  const changes = await stored();
  const marks = changes.filter(({ type }) => type === 'mark-given');
  expect(marks).toHaveLength(3 + 2 + 2 + 4 + 1);
  expect(new Set(marks.map(({ changeId }) => changeId)).size).toBe(marks.length);
  expect(changes.filter(({ type }) => type === 'doubted')).toEqual([]);
  expect(marks.filter((mark) => mark.deviceId === renamed.deviceId)).toHaveLength(4);
  expect(marks.every((mark) => mark.actorId === staffId)).toBe(true);
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
  expect((await stored()).filter(({ type }) => type === 'doubted')).toEqual([]);
});

test('Y24: what opens or signs as the new device is told to no page', async () => {
  const { open, unlock, work } = await aScene();
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
  const { hub, open, unlock, work } = await aScene();
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
