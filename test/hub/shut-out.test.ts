/**
 * A device that lost its access, and a real hub: what it recorded is handed in first, and then nothing on it opens any
 * more, whatever somebody knows who has it in hand. Cut off anywhere, it goes on at the next start.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
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

/** A device of a centre with one person at work on it. */
async function aScene() {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId } = await createCentre(hub.store, named, new Date());
  const root = await mkdtemp(join(tmpdir(), 'vakproef-shut-out-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'device');
  let isAway = false;
  const fetch: typeof globalThis.fetch = (input, init) =>
    isAway ? Promise.reject(new TypeError('no network')) : globalThis.fetch(input, init);
  const open = () => aDeviceFolder(folder, fetch);
  const join_ = async (device: DeviceAtWork) => {
    const code = await aCode(hub.store, organisationId, new Date(), administratorId);
    const joined = value(await device.device.enrol({ hubUrl: hub.url, code, deviceName: 'Tablet 3' }));
    const { personalCode } = joined;
    return value(await device.people.begin({ code: personalCode, staffId: null, pin }));
  };
  const access = (set: { revoked_at?: Date | null; suspended_at?: Date | null }) =>
    hub.store.database.updateTable('device').set(set).where('name', '=', 'Tablet 3').execute();
  const held = async () =>
    (await hub.store.database.selectFrom('change').select('type').execute()).map(({ type }) => type);
  const device = await open();
  await join_(device);
  return {
    ...{ hub, root, folder, open, join: join_, access, held, device, staffId: administratorId },
    away: (now: boolean) => {
      isAway = now;
    },
  };
}
const mark = async (device: DeviceAtWork) => value(await device.journal.append({ drafts: [aMarkDraft()] }));
const kindsTold = async ({ journal }: DeviceAtWork) =>
  value(await journal.read({ from: 1, limit: 500 })).entries.map(({ entry }) => entry.kind);

describe('Y23: a device that lost its access', () => {
  test('hands in what waits, and then nothing on it opens: no PIN, no view, nothing of the journal', async () => {
    const { folder, root, open, access, held, device, away, staffId } = await aScene();
    value(await device.sync.syncNow({}));
    const before = value(await device.device.cacheKey({})).key;
    away(true);
    await mark(device);
    await access({ revoked_at: new Date() });
    value(await device.sync.syncNow({}));
    // Without a network everything stays as it is: an exam goes on.
    expect(value(await device.people.people.read()).persons).toHaveLength(1);
    away(false);
    expect(value(await device.sync.syncNow({}))).toMatchObject({
      waiting: 0,
      problem: { code: 'device-revoked' },
    });
    expect((await held()).filter((type) => type === 'mark-given' || type === 'doubted').sort()).toEqual([
      'doubted',
      'mark-given',
    ]);
    expect(value(await device.people.people.read())).toMatchObject({ persons: [], session: null });
    expect(value(await device.device.profile.read()).isShutOut).toBe(true);
    expect(await kindsTold(device)).toEqual(['shut-out']);
    expect(value(await device.device.cacheKey({})).key).not.toEqual(before);
    expect(await device.people.unlock({ staffId, pin })).toMatchObject({
      problem: { code: 'person-unknown' },
    });
    await device.close();

    // The journal of before, put back into the folder: no share opens the key in it.
    expect(await readFile(join(folder, 'people.shares'), 'utf8')).toBe('{}\n');
    await cp(folder, join(root, 'copy'), { recursive: true });
    const again = await open();
    expect(value(await again.device.profile.read()).isShutOut).toBe(true);
    expect(value(await again.people.people.read()).persons).toEqual([]);
    await again.close();
  });

  test('keeps everything while something waits that the hub did not answer yet', async () => {
    const { access, device, hub } = await aScene();
    value(await device.sync.syncNow({}));
    await mark(device);
    await access({ revoked_at: new Date() });
    device.failPush(true);
    value(await device.sync.syncNow({}));
    expect(value(await device.people.people.read()).session).not.toBeNull();
    expect(value(await device.device.profile.read()).isShutOut).toBe(false);
    device.failPush(false);
    value(await device.sync.syncNow({}));
    expect(value(await device.device.profile.read()).isShutOut).toBe(true);
    expect(hub.url).toContain('127.0.0.1');
    await device.close();
  });

  test('that is let in again gets everything anew, and its people choose a PIN anew', async () => {
    const { access, device, join: joinAgain, staffId } = await aScene();
    await mark(device);
    await access({ revoked_at: new Date() });
    value(await device.sync.syncNow({}));
    await access({ revoked_at: null });
    expect(value(await device.sync.syncNow({}))).toMatchObject({ problem: null });
    expect(value(await device.device.profile.read()).isShutOut).toBe(false);
    expect(await kindsTold(device)).toContain('first-load');
    expect(await device.people.unlock({ staffId, pin })).toMatchObject({
      problem: { code: 'person-unknown' },
    });
    expect((await joinAgain(device)).staffId).toBe(staffId);
    await device.close();
  });

  test('that is only suspended keeps its keys and everything else', async () => {
    const { access, device, staffId, held } = await aScene();
    value(await device.sync.syncNow({}));
    await mark(device);
    await access({ suspended_at: new Date() });
    expect(value(await device.sync.syncNow({}))).toMatchObject({
      waiting: 1,
      problem: { code: 'device-suspended' },
    });
    value(await device.people.lock({}));
    value(await device.people.unlock({ staffId, pin }));
    await access({ suspended_at: null });
    expect(value(await device.sync.syncNow({}))).toMatchObject({ waiting: 0, problem: null });
    expect(await held()).toContain('mark-given');
    await device.close();
  });
});
