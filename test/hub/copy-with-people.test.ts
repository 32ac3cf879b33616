/** Somebody works on a copy of a device's folder, and somebody begins there at the moment in which it gets an id of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPersonalCode } from '../../src-hub/accounts/enrolment-code';
import { value } from '../builders/value';
import { aDeviceAtWork, mark, pin, sync } from './a-device-at-work';
import type { DeviceAtWork } from './a-device-folder';
import { aStaffMember } from './a-person';
import { type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** A device with a person on it, a copy of its folder, and a colleague who was never there. */
async function aScene() {
  const { first, copyFolder, ...scene } = await aDeviceAtWork(lab);
  const { hub, organisationId } = scene;
  const omar = await aStaffMember(hub.store, organisationId, ['examiner']);
  await sync(first);
  await copyFolder();
  const personalCode = () =>
    hub.store.database
      .transaction()
      .execute((one) => createPersonalCode(hub.store, one, organisationId, new Date(), omar.staffId));
  return { ...scene, omar, personalCode };
}

test('Y24: who begins with a code while the copy gets its id begins anew, and no mark is doubted for it', async () => {
  const { open, unlock, staffId, omar, personalCode, held } = await aScene();
  const device = await open();
  await unlock(device);
  await mark(device);
  await sync(device);

  // It hands in by itself, too: until somebody begins nothing gets through that would give it another id before.
  let isHeld = true;
  const copy: DeviceAtWork = await open('copy', async (input, init) => {
    const { pathname } = new URL(String(input));
    if (isHeld && pathname === '/v1/changes' && init?.method === 'POST')
      return new Response('', { status: 503 });
    const answer = await fetch(input, init);
    if (isHeld && pathname === '/v1/people') {
      isHeld = false;
      expect((await sync(copy)).problem?.code).toBe('device-renamed');
    }
    return answer;
  });
  await unlock(copy);
  await mark(copy);
  expect(await copy.people.begin({ code: await personalCode(), staffId: null, pin })).toMatchObject({
    problem: { code: 'certificate-unknown' },
  });
  expect(value(await copy.people.people.read())).toMatchObject({
    persons: [{ staffId }],
    session: null,
  });
  await unlock(copy);
  await mark(copy);
  value(await copy.people.begin({ code: await personalCode(), staffId: omar.staffId, pin }));
  await mark(copy);
  expect((await sync(copy)).waiting).toBe(0);
  expect(await held('mark-given')).toHaveLength(4);
  expect(await held('doubted')).toEqual([]);
});
