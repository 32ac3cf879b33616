/** A device with its real people and recorder against the real hub: what somebody records after a PIN is taken as theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { Draft } from '../../shared/protocol/change';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { aMarkDraft } from '../builders/a-draft';
import { value } from '../builders/value';
import { aDeviceWithPeople } from './a-device-with-people';
import { aDocumentDraft } from './a-signer';
import { aCode, aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

test('H16, H32: the first administrator of a centre joins, chooses a PIN, and what they record is taken; their marks too', async () => {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId } = await createCentre(hub.store, named, new Date());
  const { recorder, sync, people, renewCertificates } = await aDeviceWithPeople();
  const code = await aCode(hub.store, organisationId, new Date(), administratorId);
  const { personalCode } = value(await sync.enrol({ hubUrl: hub.url, code, deviceName: 'Kantoor' }));
  const session = value(await people.begin({ code: personalCode, staffId: null, pin: '271828' }));
  expect(session).toMatchObject({ staffId: administratorId, roles: ['administrator', 'examiner'] });
  const person = aMarkDraft(aDocumentDraft(newId<'Participant'>(), null)) satisfies Draft;
  value(await recorder.record([person, aMarkDraft()]));
  expect(await sync.syncNow()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  await renewCertificates();
  value(await people.lock({}));
  value(await people.unlock({ staffId: administratorId, pin: '271828' }));
  value(await recorder.record([aMarkDraft()]));
  expect(await sync.syncNow()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  const rows = await hub.store.database.selectFrom('change').select('type').execute();
  const types = rows.map(({ type }) => type);
  expect(types.filter((type) => type === 'session-opened')).toHaveLength(2);
  expect(types).toContain('participant');
  expect(types).not.toContain('doubted');
  await sync.close();
});

test.each([
  ['three weeks ahead', 21],
  ['years behind', -4000],
])('H47: nothing is doubted or refused of a device whose clock is %s', async (_name, days) => {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId } = await createCentre(hub.store, named, new Date());
  const { recorder, sync, people } = await aDeviceWithPeople(days * 24 * 60 * 60_000);
  const code = await aCode(hub.store, organisationId, new Date(), administratorId);
  const { personalCode } = value(await sync.enrol({ hubUrl: hub.url, code, deviceName: 'Kantoor' }));
  value(await people.begin({ code: personalCode, staffId: null, pin: '271828' }));
  const person = aMarkDraft(aDocumentDraft(newId<'Participant'>(), null)) satisfies Draft;
  value(await recorder.record([person, aMarkDraft()]));
  expect(await sync.syncNow()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  const rows = await hub.store.database.selectFrom('change').select('type').execute();
  const types = rows.map(({ type }) => type);
  expect(types).toContain('mark-given');
  expect(types).not.toContain('doubted');
  await sync.close();
});
