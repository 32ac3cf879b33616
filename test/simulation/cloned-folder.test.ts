/** Somebody copied the folder of a device, and works on both. Nothing is lost, and everybody who works there is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainStart } from '../../shared/protocol/change';
import { aMarkDraft } from '../builders/a-draft';
import { aDevice, type TestDevice } from '../hub/a-device';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from '../hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene() {
  const connection = await lab.freshDatabase();
  const hub = await aHub(connection);
  const organisationId = await anOrganisation(hub.store);
  const device = await aDevice();
  const enrol = async (one: TestDevice): Promise<void> =>
    one.enrol(hub.url, await aCode(hub.store, organisationId));
  await enrol(device);
  const work = async (one: TestDevice, count: number) => {
    await one.record(Array.from({ length: count }, () => aMarkDraft()));
    return one.sync().syncNow();
  };
  const copy = (fetch = globalThis.fetch) => device.olderCopy(device.journal.entries().length, fetch);
  const marks = () =>
    hub.store.database
      .selectFrom('change')
      .select(['change_id', 'device_id'])
      .where('type', '=', 'mark-given');
  const heldBy = async (one: TestDevice) =>
    (await marks().where('device_id', '=', one.deviceId).execute()).length;
  const total = async () => (await marks().execute()).length;
  return { organisationId, connection, hub, device, enrol, work, copy, heldBy, total };
}
const isFine = { problem: null, waiting: 0, phase: 'idle' };
const isCopied = { problem: { code: 'device-copied', details: { name: 'Tablet (2)' } }, waiting: 0 };
const isRenamed = { problem: { code: 'device-renamed', details: { name: 'Tablet (2)' } }, waiting: 0 };

test.each([
  ['by turns', [5, 5, 1, 1, 1]],
  ['the second one is ahead', [2, 20, 1, 1, 1]],
  ['the first one is ahead', [20, 2, 1, 1, 1]],
  ['the first one passes the branch of the second', [2, 4, 6, 3, 6]],
])(
  'H23, H41, Y17, Y24: two copies at work, %s: the later one takes an id of its own, and all their marks are held once',
  async (_name, counts) => {
    const { hub, device, work, copy, heldBy, total } = await aScene();
    expect(await work(device, 3)).toMatchObject(isFine);
    const clone = await copy();
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = counts;
    expect(await work(device, one)).toMatchObject(isFine);
    expect(await work(clone, two)).toMatchObject(isRenamed);
    expect(clone.deviceId).not.toBe(device.deviceId);
    expect(await work(device, three)).toMatchObject(isCopied);
    await work(clone, four);
    expect(await work(device, five)).toMatchObject(isCopied);
    // What the copy recorded before it was told stands under the old id, and all behind that under the new one.
    expect(await heldBy(device)).toBe(3 + one + two + three + five);
    expect(await heldBy(clone)).toBe(four);
    expect(await total()).toBe(3 + one + two + three + four + five);
    // Nobody takes another id for a fork that has one already.
    for (const each of [device, clone, device, clone]) await work(each, 2);
    expect(await hub.store.database.selectFrom('parted_device').selectAll().execute()).toHaveLength(1);
  },
);

test('Y24: the chain of the new id begins at 1, whole, and its pulls leave out what it holds', async () => {
  const { hub, device, work, copy } = await aScene();
  await work(device, 3);
  const clone = await copy();
  await work(device, 2);
  await work(clone, 2);
  await work(clone, 4);
  const rows = await hub.store.database
    .selectFrom('change')
    .select(['device_seq', 'prev_hash', 'hash'])
    .where('device_id', '=', clone.deviceId)
    .orderBy('seq')
    .execute();
  expect(rows.map((row) => row.device_seq)).toEqual([1, 2, 3, 4]);
  expect(rows[0]?.prev_hash).toBe(chainStart);
  expect(rows.slice(1).map((row) => row.prev_hash)).toEqual(rows.slice(0, -1).map((row) => row.hash));
  const own = new Set(rows.map((row) => row.hash));
  const pulled = clone.journal
    .entries()
    .flatMap((entry) => (entry.kind === 'pulled' ? entry.changes.map(({ hash }) => hash) : []));
  expect(pulled.filter((hash) => own.has(hash))).toEqual([]);
});

test('H41: a device that was put back to an old copy takes a new id once, and goes on with that', async () => {
  const { device, work, copy, total } = await aScene();
  await work(device, 3);
  const older = await copy();
  await work(device, 4);
  expect(await work(older, 2)).toMatchObject(isRenamed);
  const id = older.deviceId;
  for (let day = 0; day < 5; day++) expect(await work(older, 2)).toMatchObject({ waiting: 0 });
  expect(older.deviceId).toBe(id);
  expect(await total()).toBe(3 + 4 + 2 + 10);
});

test('H41: three copies become three devices', async () => {
  const { device, work, copy, total } = await aScene();
  await work(device, 3);
  const [second, third] = [await copy(), await copy()];
  for (const one of [device, second, third, device, third, second]) await work(one, 2);
  expect(new Set([device, second, third].map((one) => one.deviceId)).size).toBe(3);
  expect(await total()).toBe(3 + 12);
});

describe('Y24: cut off in the middle of the change, the device is the one or the other, and nothing is lost or twice', () => {
  const cutAt = async (spoil: (path: string) => 'before' | 'after' | null) => {
    let isCut = true;
    const scene = await aScene();
    const { device, work } = scene;
    await work(device, 3);
    const clone = await scene.copy(async (input, init) => {
      const when = isCut ? spoil(new URL(String(input)).pathname) : null;
      if (when === 'before') throw new TypeError('cut');
      const answer = await globalThis.fetch(input, init);
      if (when === 'after') throw new TypeError('cut');
      return answer;
    });
    await work(device, 2);
    await clone.record([aMarkDraft(), aMarkDraft()]);
    await clone.sync().syncNow();
    const before = clone.deviceId;
    await clone.restart();
    expect(clone.deviceId).toBe(before);
    await clone.record([aMarkDraft()]);
    isCut = false;
    return { ...scene, clone };
  };

  test.each([
    ['the word that it is a copy gets lost', (path: string) => (path === '/v1/changes' ? 'after' : null)],
    [
      'the hub is gone before it is asked',
      (path: string) => (path === '/v1/devices/parted' ? 'before' : null),
    ],
    [
      'the hub answers and nobody hears it',
      (path: string) => (path === '/v1/devices/parted' ? 'after' : null),
    ],
  ] as const)('%s', async (_name, spoil) => {
    const { hub, device, clone, total, work } = await cutAt(spoil);
    expect(await clone.sync().syncNow()).toMatchObject(isRenamed);
    expect(clone.deviceId).not.toBe(device.deviceId);
    await work(clone, 2);
    expect(await total()).toBe(3 + 2 + 2 + 1 + 2);
    const devices = await hub.store.database.selectFrom('device').select('name').execute();
    expect(
      devices
        .map(({ name }) => name)
        .filter((name) => name.startsWith('Tablet'))
        .sort(),
    ).toEqual(['Tablet', 'Tablet (2)']);
  });

  test('what was recorded under the old id while it changed is handed in under that, once', async () => {
    const { device, work, copy, total } = await aScene();
    await work(device, 3);
    let late: Promise<unknown> = Promise.resolve();
    const clone = await copy(async (input, init) => {
      const answer = await globalThis.fetch(input, init);
      if (String(input).endsWith('/v1/devices/parted')) {
        late = clone.record([aMarkDraft()]);
        await late;
      }
      return answer;
    });
    await work(device, 2);
    await work(clone, 2);
    await late;
    expect(await clone.sync().syncNow()).toMatchObject({ waiting: 0, refused: 0 });
    expect(await total()).toBe(3 + 2 + 2 + 1);
    // It lengthened the branch of the copy: the device that comes to that number later is not taken for one.
    const kept = device.deviceId;
    expect(await work(device, 3)).toMatchObject(isCopied);
    expect(device.deviceId).toBe(kept);
  });
});

test('H41, Y24: copies made between the word and the asking become devices of their own, and none needs a code', async () => {
  const { hub, device, work, copy, total } = await aScene();
  await work(device, 3);
  let isAway = true;
  const clone = await copy((input, init) =>
    isAway && new URL(String(input)).pathname === '/v1/devices/parted'
      ? Promise.reject(new TypeError('no network'))
      : globalThis.fetch(input, init),
  );
  await work(device, 2);
  await work(clone, 2);
  const twin = await clone.olderCopy(clone.journal.entries().length);
  isAway = false;
  expect(await clone.sync().syncNow()).toMatchObject(isRenamed);
  expect(await twin.sync().syncNow()).toMatchObject(isRenamed);
  for (const one of [clone, twin, clone, twin])
    expect(await work(one, 2)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await work(device, 6)).toMatchObject({ waiting: 0, problem: { code: 'device-copied' } });
  expect(new Set([device, clone, twin].map((one) => one.deviceId)).size).toBe(3);
  expect(await total()).toBe(3 + 2 + 2 + 8 + 6);
  const names = await hub.store.database.selectFrom('device').select('name').execute();
  expect(names.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Tablet', 'Tablet (2)', 'Tablet (3)']),
  );
});

test('H23: the device that joins anew by a code keeps its id, and the other copy is shut out', async () => {
  const { device, enrol, work, copy } = await aScene();
  await work(device, 3);
  const clone = await copy();
  await work(device, 2);
  await enrol(device);
  expect(await work(device, 1)).toMatchObject(isFine);
  expect((await work(clone, 1)).problem?.code).toBe('device-unknown');
  expect(clone.deviceId).toBe(device.deviceId);
});

test('H21, H41: a hub that was put back to before it knew of the copy gets back what the copy recorded under the old id', async () => {
  const { organisationId, connection, hub, device, work, copy } = await aScene();
  await work(device, 3);
  const clone = await copy();
  const port = Number(new URL(hub.url).port);
  await hub.close();
  const backup = await lab.copyDatabase(connection);
  const before = await aHub(connection, { port });
  await work(device, 2);
  expect(await work(clone, 2)).toMatchObject(isRenamed);
  await work(clone, 3);
  await before.close();

  const after = await aHub(backup, { port });
  expect(await device.sync().syncNow()).toMatchObject({ problem: null, waiting: 0 });
  expect((await clone.sync().syncNow()).problem?.code).toBe('device-unknown');
  await clone.enrol(after.url, await aCode(after.store, organisationId));
  expect(await clone.sync().syncNow()).toMatchObject({ problem: null, waiting: 0, refused: 0 });
  const held = await after.store.database
    .selectFrom('change')
    .where('type', '=', 'mark-given')
    .selectAll()
    .execute();
  expect(held).toHaveLength(3 + 2 + 2 + 3);
  const doubled = after.store.database
    .selectFrom('device')
    .select('name')
    .where('doubled_at', 'is not', null);
  expect(await doubled.execute()).toEqual([]);
});
