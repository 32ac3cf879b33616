/**
 * A centre at a real hub that asks who may what, and a device of it over a real folder with one person and their PIN. What a
 * test opens is closed with it.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { aMarkDraft } from '../builders/a-draft';
import { value } from '../builders/value';
import { aDeviceFolder, type DeviceAtWork } from './a-device-folder';
import { aCode, aHub, type HubLab } from './hub-lab';

export const pin = '271828';

/** Gives marks, as whoever works there. */
export const mark = async ({ journal }: DeviceAtWork, marks = 1) =>
  value(await journal.append({ drafts: Array.from({ length: marks }, () => aMarkDraft()) }));
/** A round that begins now. */
export const sync = async (device: DeviceAtWork) => value(await device.sync.syncNow({}));
export const work = async (device: DeviceAtWork, marks: number) => {
  await mark(device, marks);
  return sync(device);
};

/**
 * The device is open in the folder `first`, and its person, an administrator who also examines, works there.
 * @param placeBefore what stands before the hub, by its address
 */
export async function aDeviceAtWork(
  lab: HubLab,
  placeBefore: (hubUrl: string) => string = (hubUrl) => hubUrl,
) {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const hubUrl = placeBefore(hub.url);
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId: staffId } = await createCentre(hub.store, named, new Date());
  const root = await mkdtemp(join(tmpdir(), 'vakproef-device-'));
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));
  const opened: DeviceAtWork[] = [];
  onTestFinished(async () => {
    for (const device of opened) await device.close();
  });
  const open = async (name = 'first', fetch?: typeof globalThis.fetch) => {
    const device = await aDeviceFolder(join(root, name), fetch);
    opened.push(device);
    return device;
  };
  const joinCentre = async (device: DeviceAtWork) => {
    const code = await aCode(hub.store, organisationId, new Date(), staffId);
    const { personalCode } = value(await device.device.enrol({ hubUrl, code, deviceName: 'Tablet 3' }));
    return value(await device.people.begin({ code: personalCode, staffId: null, pin }));
  };
  const first = await open();
  await joinCentre(first);
  return {
    ...{ hub, organisationId, staffId, root, open, joinCentre, first },
    unlock: async ({ people }: DeviceAtWork) => value(await people.unlock({ staffId, pin })),
    /** Somebody copies its folder while the device is stopped. */
    copyFolder: async () => {
      await first.close();
      await cp(join(root, 'first'), join(root, 'copy'), { recursive: true });
    },
    /** What the hub took, in its order. */
    held: (...types: string[]) =>
      hub.store.database
        .selectFrom('change')
        .select(['type', 'text', 'change_id', 'device_id'])
        .where('type', 'in', types)
        .orderBy('seq')
        .execute(),
  };
}
