/**
 * A device that is linked for somebody: the one contact that links it gives them their key, and what they may see. They
 * choose their first PIN wherever they are then, without a network.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { workOutSight } from '../../src-hub/sight/work-out-sight';
import { aMarkDraft } from '../builders/a-draft';
import { value } from '../builders/value';
import { openNetworkGate } from '../faults/network-gate';
import { aDeviceFolder } from './a-device-folder';
import { aCode, aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const pin = '271828';

async function aLinkedDevice() {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite, sight: workOutSight });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId: staffId } = await createCentre(hub.store, named, new Date());
  const network = await openNetworkGate(hub.url);
  const root = await mkdtemp(join(tmpdir(), 'vakproef-first-pin-'));
  const device = await aDeviceFolder(root);
  onTestFinished(async () => {
    await device.close();
    await network.close();
    await rm(root, { recursive: true, force: true });
  });
  const code = await aCode(hub.store, organisationId, new Date(), staffId);
  const joined = await device.device.enrol({ hubUrl: network.url, code, deviceName: 'Tablet 3' });
  return { hub, staffId, network, device, code: value(joined).personalCode };
}

test('H31: the first PIN is chosen without a network, and what is recorded then is nobody else’s', async () => {
  const { hub, staffId, network, device, code } = await aLinkedDevice();
  network.cut();
  expect(await device.people.begin({ code, staffId: null, pin: '12' })).toMatchObject({ ok: false });
  const session = value(await device.people.begin({ code, staffId: null, pin }));
  expect(session.staffId).toBe(staffId);
  value(await device.journal.append({ drafts: [aMarkDraft()], actorId: staffId }));
  value(await device.people.lock({}));
  value(await device.people.unlock({ staffId, pin }));
  // The code was for one PIN.
  expect(await device.people.begin({ code, staffId: null, pin: '999999' })).toMatchObject({ ok: false });
  network.restore();
  expect(value(await device.sync.syncNow({}))).toMatchObject({ waiting: 0, refused: 0 });
  const rows = await hub.store.database.selectFrom('change').select('type').execute();
  const types = rows.map(({ type }) => type);
  expect(types).toContain('mark-given');
  expect(types).not.toContain('doubted');
  expect(types.filter((type) => type === 'person-certificate')).toHaveLength(1);
});

test('H43: who it is linked for is known before anything is fetched, so it is fetched once', async () => {
  const { hub, device, code } = await aLinkedDevice();
  value(await device.sync.syncNow({}));
  value(await device.people.begin({ code, staffId: null, pin }));
  value(await device.sync.syncNow({}));
  const told = await hub.store.database.selectFrom('audit').select(['what', 'count']).execute();
  expect(told.filter(({ what }) => what === 'first-load')).toEqual([{ what: 'first-load', count: 1 }]);
});
