/** Somebody works on a copy of a device's folder, and somebody begins there at the moment in which it gets an id of its own. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createPersonalCode } from '../../src-hub/accounts/enrolment-code';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { aMarkDraft } from '../builders/a-draft';
import { value } from '../builders/value';
import { aDeviceFolder, type DeviceAtWork } from './a-device-folder';
import { aStaffMember } from './a-person';
import { aCode, aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const pin = '271828';

/** A device with a person on it, and a copy of its folder. */
async function aScene() {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId } = await createCentre(hub.store, named, new Date());
  const [eva, omar] = [
    await aStaffMember(hub.store, organisationId, ['examiner']),
    await aStaffMember(hub.store, organisationId, ['examiner']),
  ];
  const root = await mkdtemp(join(tmpdir(), 'vakproef-copied-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [folder, copied] = [join(root, 'device'), join(root, 'copy')];
  const device = await aDeviceFolder(folder);
  const code = await aCode(hub.store, organisationId, new Date(), eva.staffId);
  const joined = value(await device.device.enrol({ hubUrl: hub.url, code, deviceName: 'Tablet 3' }));
  value(await device.people.begin({ code: joined.personalCode, staffId: null, pin }));
  value(await device.sync.syncNow({}));
  await device.close();
  await cp(folder, copied, { recursive: true });
  const personalCode = () =>
    hub.store.database
      .transaction()
      .execute((one) => createPersonalCode(hub.store, one, organisationId, new Date(), omar.staffId));
  const held = async () =>
    (await hub.store.database.selectFrom('change').select('type').execute())
      .map(({ type }) => type)
      .filter((type) => type === 'mark-given' || type === 'doubted');
  return { folder, copied, eva, omar, personalCode, held };
}
const mark = async (device: DeviceAtWork) => value(await device.journal.append({ drafts: [aMarkDraft()] }));

test('Y24: who begins with a code while the copy gets its id begins anew, and no mark is doubted for it', async () => {
  const { folder, copied, eva, omar, personalCode, held } = await aScene();
  const device = await aDeviceFolder(folder);
  value(await device.people.unlock({ staffId: eva.staffId, pin }));
  await mark(device);
  value(await device.sync.syncNow({}));

  let isAsked = false;
  const copy: DeviceAtWork = await aDeviceFolder(copied, async (input, init) => {
    const answer = await fetch(input, init);
    if (!isAsked && new URL(String(input)).pathname === '/v1/people') {
      isAsked = true;
      expect(value(await copy.sync.syncNow({})).problem?.code).toBe('device-renamed');
    }
    return answer;
  });
  copy.failPush(true);
  value(await copy.people.unlock({ staffId: eva.staffId, pin }));
  await mark(copy);
  copy.failPush(false);
  expect(await copy.people.begin({ code: await personalCode(), staffId: null, pin })).toMatchObject({
    problem: { code: 'certificate-unknown' },
  });
  expect(value(await copy.people.people.read())).toMatchObject({
    persons: [{ staffId: eva.staffId }],
    session: null,
  });
  value(await copy.people.unlock({ staffId: eva.staffId, pin }));
  await mark(copy);
  value(await copy.people.begin({ code: await personalCode(), staffId: omar.staffId, pin }));
  await mark(copy);
  expect(value(await copy.sync.syncNow({})).waiting).toBe(0);
  expect(await held()).toEqual(['mark-given', 'mark-given', 'mark-given', 'mark-given']);
  for (const one of [device, copy]) await one.close();
});
