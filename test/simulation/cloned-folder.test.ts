/** Somebody copied the folder of a device, and works on both. Nothing is lost, and everybody who works there is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMarkDraft } from '../builders/a-draft';
import { aDevice, type TestDevice } from '../hub/a-device';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from '../hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene() {
  const hub = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(hub.store);
  const device = await aDevice();
  const enrol = async (one: TestDevice): Promise<void> =>
    one.enrol(hub.url, await aCode(hub.store, organisationId));
  await enrol(device);
  const work = async (one: TestDevice, count: number) => {
    await one.record(Array.from({ length: count }, () => aMarkDraft()));
    return one.sync().syncNow();
  };
  const copy = () => device.olderCopy(device.journal.entries().length);
  const held = async () =>
    (
      await hub.store.database
        .selectFrom('change')
        .select('change_id')
        .where('device_id', '=', device.deviceId)
        .execute()
    ).length;
  return { device, enrol, work, copy, held };
}
const isDoubled = { problem: { code: 'device-doubled' }, waiting: 0, phase: 'idle' };
const isFine = { problem: null, waiting: 0, phase: 'idle' };

test.each([
  ['by turns', [5, 5, 1, 1, 1]],
  ['the second one is ahead', [2, 20, 1, 1, 1]],
  ['the first one is ahead', [20, 2, 1, 1, 1]],
])('H23, Y17: two copies at work, %s: both are told, and all their marks are held', async (_name, counts) => {
  const { device, work, copy, held } = await aScene();
  expect(await work(device, 3)).toMatchObject(isFine);
  const clone = await copy();
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = counts;
  // So far it could be a device that went on from an old copy.
  expect(await work(device, one)).toMatchObject(isFine);
  await work(clone, two);
  await work(device, three);
  expect(await work(clone, four)).toMatchObject(isDoubled);
  expect(await work(device, five)).toMatchObject(isDoubled);
  expect(await held()).toBe(3 + one + two + three + four + five);
});

test('H23: the device that joins anew by a code is told no more, and the other copy is shut out', async () => {
  const { device, enrol, work, copy } = await aScene();
  await work(device, 3);
  const clone = await copy();
  for (const one of [device, clone, device, clone]) await work(one, 2);
  await enrol(device);
  expect(await work(device, 1)).toMatchObject(isFine);
  expect((await work(clone, 1)).problem?.code).toBe('device-unknown');
});

test('H23: a device that was put back to an old copy, and works on, is not taken for two', async () => {
  const { device, work, copy } = await aScene();
  await work(device, 3);
  const older = await copy();
  await work(device, 4);
  for (let day = 0; day < 5; day++) expect(await work(older, 2)).toMatchObject(isFine);
});
