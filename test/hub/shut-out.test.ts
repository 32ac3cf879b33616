/**
 * A device that lost its access, and a real hub: what it recorded is handed in first, and then nothing on it opens any
 * more, whatever somebody knows who has it in hand. Cut off anywhere, it goes on at the next start.
 */
import { copyFile, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { value } from '../builders/value';
import { aDeviceAtWork, mark, pin, sync } from './a-device-at-work';
import type { DeviceAtWork } from './a-device-folder';
import { type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** A device of a centre with one person at work on it. */
async function aScene() {
  const { first: device, ...scene } = await aDeviceAtWork(lab);
  const access = (set: { revoked_at?: Date | null; suspended_at?: Date | null }) =>
    scene.hub.store.database.updateTable('device').set(set).where('name', '=', 'Tablet 3').execute();
  return { ...scene, access, device };
}
const kindsTold = async ({ journal }: DeviceAtWork) =>
  value(await journal.read({ from: 1, limit: 500 })).entries.map(({ entry }) => entry.kind);

describe('Y23: a device that lost its access', () => {
  test('hands in what waits, and then nothing on it opens: no PIN, no view, nothing of the journal', async () => {
    const { root, open, unlock, access, held, device: first, staffId } = await aScene();
    const [folder, older] = [join(root, 'first'), join(root, 'older')];
    await sync(first);
    await first.close();
    await cp(folder, older, { recursive: true });
    const device = await open();
    await unlock(device);
    const before = value(await device.device.cacheKey({})).key;
    device.cut(true);
    await mark(device);
    await access({ revoked_at: new Date() });
    await sync(device);
    // Without a network everything stays as it is: an exam goes on.
    expect(value(await device.people.people.read()).persons).toHaveLength(1);
    device.cut(false);
    expect(await sync(device)).toMatchObject({
      waiting: 0,
      problem: { code: 'device-revoked' },
    });
    expect((await held('mark-given', 'doubted')).map(({ type }) => type)).toEqual(['mark-given', 'doubted']);
    expect(value(await device.people.people.read())).toMatchObject({ persons: [], session: null });
    expect(value(await device.device.profile.read()).isShutOut).toBe(true);
    expect(await kindsTold(device)).toEqual(['shut-out']);
    expect(value(await device.device.cacheKey({})).key).not.toEqual(before);
    expect(await device.people.unlock({ staffId, pin })).toMatchObject({
      problem: { code: 'person-unknown' },
    });
    await device.close();

    const again = await open();
    await sync(again);
    expect(value(await again.device.profile.read()).isShutOut).toBe(true);
    expect(value(await again.people.people.read()).persons).toEqual([]);
    await again.close();
    // The journal of before, and the PIN: no share opens the key in it.
    expect(await readFile(join(folder, 'people.shares'), 'utf8')).toBe('{}\n');
    await copyFile(join(folder, 'people.shares'), join(older, 'people.shares'));
    const back = await open('older', () => Promise.reject(new TypeError('no network')));
    expect(value(await back.people.people.read()).persons).toEqual([]);
    expect(await back.people.unlock({ staffId, pin })).toMatchObject({
      problem: { code: 'person-unknown' },
    });
  });

  test('keeps everything while something waits that the hub did not answer yet', async () => {
    const { access, device } = await aScene();
    await sync(device);
    await mark(device);
    await access({ revoked_at: new Date() });
    device.failPush(true);
    await sync(device);
    expect(value(await device.people.people.read()).session).not.toBeNull();
    expect(value(await device.device.profile.read()).isShutOut).toBe(false);
    device.failPush(false);
    await sync(device);
    expect(value(await device.device.profile.read()).isShutOut).toBe(true);
  });

  test('that is let in again gets everything anew, and its people choose a PIN anew', async () => {
    const { access, device, joinCentre, staffId } = await aScene();
    await mark(device);
    await access({ revoked_at: new Date() });
    await sync(device);
    await access({ revoked_at: null });
    expect(await sync(device)).toMatchObject({ problem: null });
    expect(value(await device.device.profile.read()).isShutOut).toBe(false);
    expect(await kindsTold(device)).toContain('first-load');
    expect(await device.people.unlock({ staffId, pin })).toMatchObject({
      problem: { code: 'person-unknown' },
    });
    expect((await joinCentre(device)).staffId).toBe(staffId);
  });

  test('that is only suspended keeps its keys and everything else', async () => {
    const { access, device, staffId, held } = await aScene();
    await sync(device);
    await mark(device);
    await access({ suspended_at: new Date() });
    expect(await sync(device)).toMatchObject({
      waiting: 1,
      problem: { code: 'device-suspended' },
    });
    value(await device.people.lock({}));
    value(await device.people.unlock({ staffId, pin }));
    await access({ suspended_at: null });
    expect(await sync(device)).toMatchObject({ waiting: 0, problem: null });
    expect(await held('mark-given')).toHaveLength(1);
  });
});
