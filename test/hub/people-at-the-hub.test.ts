/** A device with its real people and recorder against the real hub: what somebody records after a PIN is taken as theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { Draft } from '../../shared/protocol/change';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { openFollower } from '../../src-main/follow/follower';
import { openPeople } from '../../src-main/people/people';
import { createSessionHolder } from '../../src-main/people/session-holder';
import { noMirror } from '../../src-main/people/tries-mirror';
import { createRecorder } from '../../src-main/record/recorder';
import { createSync } from '../../src-main/sync/sync';
import { aMarkDraft } from '../builders/a-draft';
import { stretchAtOnce } from '../builders/a-people-lab';
import { value } from '../builders/value';
import { memoryBodies } from '../fakes/memory-bodies';
import { memoryJournal } from '../fakes/memory-journal';
import { memoryShares } from '../fakes/memory-shares';
import { aDocumentDraft } from './a-signer';
import { aCode, aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** @param aheadMs how far its clock is off */
async function aDeviceWithPeople(aheadMs = 0) {
  const world = { ...realWorld, now: () => new Date(Date.now() + aheadMs) };
  const [journal, bodies] = [memoryJournal(), memoryBodies()];
  const [deviceId, secret] = [newId<'Device'>() as DeviceId, world.randomBytes(32)];
  const follower = await openFollower({ journal, bodies, deviceId, world });
  const holder = createSessionHolder();
  const enrolment = () => follower.hub().enrolment;
  const recorder = createRecorder({
    ...{
      journal,
      follower,
      secret,
      now: world.now,
      elapsedMs: world.monotonicMs,
      session: holder.recordingIn,
    },
    organisationId: () => enrolment()?.organisationId ?? null,
  });
  const { publicKey } = recorder;
  const sync = createSync({ journal, follower, bodies, publicKey, fetch: globalThis.fetch, world });
  const keep = async (entry: Parameters<Parameters<typeof openPeople>[0]['keep']>[0]) => {
    const kept = await journal.append([entry]);
    if (kept.ok) await follower.catchUp();
    return kept;
  };
  const { service, renewCertificates } = await openPeople({
    ...{
      people: follower.people,
      keep,
      mirror: noMirror,
      reserve: noMirror,
      stretch: stretchAtOnce,
      secret,
      deviceId,
      enrolment,
    },
    ...{ shares: await memoryShares(), staffNews: follower.staffNews },
    ...{ hub: sync.people, record: recorder.record, holder, world },
  });
  return { recorder, sync, people: service, renewCertificates };
}

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
