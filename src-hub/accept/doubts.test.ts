/** What the hub does with sessions and doubts in the transaction of a push. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDoubts } from '../../shared/domain/doubts';
import { readEvent } from '../../shared/domain/read-event';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { readChange, type SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { staffRecord } from '../../shared/records/staff';
import { aPerson, aStaffMember, openSession } from '../../test/hub/a-person';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { mayWrite } from '../authorise/may-write';
import { acceptChanges } from './accept-changes';
import { findChainBreaks } from './chain-report';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene() {
  const store = await aStore(await lab.freshDatabase());
  const device = aSigner(await anOrganisation(store));
  const accept = async (changes: readonly SignedChange[], by: TestSigner = device) => {
    const accepted = await acceptChanges(store, by, changes, () => new Date(), mayWrite);
    if (!accepted.ok) throw new Error(accepted.problem.code);
    return accepted.value;
  };
  const stored = async () => {
    const rows = await store.database.selectFrom('change').select('text').orderBy('seq').execute();
    return rows.flatMap((row) => readChange(row) ?? []);
  };
  const doubts = async () => (await stored()).filter(({ type }) => type === 'doubted');
  return { store, device, accept, stored, doubts };
}

const aPersonDraft = () => aDocumentDraft(newId<'Participant'>(), null);

describe('H33: events that the hub doubts', () => {
  test('are followed by one word of the hub per assessment and reason, in its chain, and count for nothing', async () => {
    const { store, device, accept, stored, doubts } = await aScene();
    const [one, other] = [newId<'Assessment'>(), newId<'Assessment'>()];
    const reader = (await aPerson(store, device, ['reader'])).open();
    const made = [
      device.sign({ subjectId: one }),
      device.sign({ subjectId: one }),
      device.sign({ subjectId: other }),
      reader.opening,
      device.sign({ subjectId: one }, reader.envelope),
    ];
    const { receipts, refusals } = await accept(made);
    expect([receipts.length, refusals]).toEqual([5, []]);
    expect((await doubts()).map(({ subjectId, body }) => [subjectId, body])).toEqual([
      [one, { changeIds: [made[0], made[1]].map((c) => c?.change.changeId), reason: 'no-session' }],
      [other, { changeIds: [made[2]?.change.changeId], reason: 'no-session' }],
      [one, { changeIds: [made[4]?.change.changeId], reason: 'role' }],
    ]);
    const all = await stored();
    expect(all.slice(-3).every(({ deviceId }) => deviceId === store.identity.hubId)).toBe(true);
    expect(await findChainBreaks(store.database)).toEqual([]);
    const events = all.filter(({ kind, subjectId }) => kind === 'event' && subjectId === one).map(readEvent);
    expect(findDoubts(events).size).toBe(3);
  });

  test('are doubted once, however often they come', async () => {
    const { device, accept, doubts } = await aScene();
    const made = [device.sign(), device.sign()];
    const first = await accept(made.slice(0, 1));
    expect((await accept(made)).receipts[0]).toEqual(first.receipts[0]);
    await accept(made);
    expect((await doubts()).map(({ body }) => body)).toEqual(
      made.map(({ change }) => ({ changeIds: [change.changeId], reason: 'no-session' })),
    );
  });

  test('are none in a session of an examiner, however a push is ordered, also when it was opened in an earlier one', async () => {
    const { store, device, accept, doubts } = await aScene();
    const { opening, envelope } = (await aPerson(store, device, ['examiner'])).open();
    await accept([device.sign({}, envelope), opening]);
    await accept([device.sign({}, envelope)]);
    expect(await doubts()).toEqual([]);
  });
});

describe('H32: a session', () => {
  test('is worth nothing on another device', async () => {
    const { store, device, accept } = await aScene();
    const { opening, envelope } = (await aPerson(store, device, ['administrator'])).open();
    await accept([opening]);
    const other = aSigner(device.organisationId);
    expect(await accept([other.sign(aPersonDraft(), envelope)], other)).toMatchObject({
      refusals: [{ problem: problem('not-allowed', { reason: 'no-session' }) }],
    });
  });

  test('of a certificate that no hub gave is taken and gives nothing', async () => {
    const { store, device, accept } = await aScene();
    const { staffId } = await aStaffMember(store, device.organisationId, ['administrator']);
    // The device says itself what only the hub may say.
    const forger = aSigner(device.organisationId);
    const forged = await aPerson(store, forger, ['administrator'], { staffId });
    const certificate = { ...forged.certificate, deviceId: device.deviceId, serial: newId<'Certificate'>() };
    const said = device.sign({
      kind: 'document',
      subjectType: 'person-certificate',
      type: 'person-certificate',
      subjectId: certificate.serial,
      examId: null,
      body: certificate,
    });
    const { opening, envelope } = openSession(device, certificate, forged.privateKey);
    const { receipts, refusals } = await accept([said, opening, device.sign(aPersonDraft(), envelope)]);
    expect(receipts.map(({ changeId }) => changeId)).toEqual([opening.change.changeId]);
    expect(refusals.map((refusal) => refusal.problem)).toEqual([
      problem('not-allowed', { reason: 'role' }),
      problem('not-allowed', { reason: 'certificate' }),
    ]);
  });

  test('gives what the person is now: less than the certificate says, never more, and nothing when they left', async () => {
    const { store, device, accept } = await aScene();
    const { organisationId } = device;
    const { staffId } = await aStaffMember(store, organisationId, ['administrator', 'examiner']);
    const person = await aPerson(store, device, ['examiner', 'leader'], { staffId });
    const { opening, envelope } = person.open();
    await accept([opening]);
    const outcome = async () => {
      const { refusals } = await accept([device.sign(aPersonDraft(), envelope)]);
      const before = await doubtCount();
      await accept([device.sign({}, envelope)]);
      return [refusals.length, (await doubtCount()) - before];
    };
    const doubtCount = async () =>
      (await store.database.selectFrom('change').select('seq').where('type', '=', 'doubted').execute())
        .length;
    // An administrator by the document, not by the certificate.
    expect(await outcome()).toEqual([1, 0]);
    await aStaffMember(store, organisationId, ['administrator', 'leader'], { staffId });
    expect(await outcome()).toEqual([1, 1]);
    await aStaffMember(store, organisationId, ['examiner'], {
      staffId,
      inactiveSince: '2026-11-24T09:00:00.000Z',
    });
    expect(await outcome()).toEqual([1, 1]);
  });
});

describe('H35: the last administrator', () => {
  const aVersion = (device: TestSigner, staffId: string, upon: string | null, over: object) =>
    device.sign({
      ...composeDraft(staffRecord, {
        changeId: newId<'Change'>(),
        subjectId: staffId,
        upon: upon as never,
        body: {
          staffId,
          name: 'Joke Postma',
          jobTitle: '',
          roles: ['administrator'],
          independent: true,
          ...over,
        },
      }),
    });

  test.each([
    ['loses no role', { roles: ['examiner'] }],
    ['leaves not', { inactiveSince: '2026-11-24T09:00:00.000Z' }],
  ])('%s, and is not taken twice within one push either', async (_name, less) => {
    const store = await aStore(await lab.freshDatabase());
    const device = aSigner(await anOrganisation(store));
    const push = async (changes: readonly SignedChange[]) => {
      const accepted = await acceptChanges(store, device, changes, () => new Date(), everyDeviceMay);
      return accepted.ok ? accepted.value.refusals.map((refusal) => refusal.problem.code) : [];
    };
    const [anna, bram] = [newId<'Staff'>(), newId<'Staff'>()];
    const first = [aVersion(device, anna, null, {}), aVersion(device, bram, null, {})];
    expect(await push(first)).toEqual([]);
    const [annasHead, bramsHead] = first.map(({ change }) => change.changeId);
    const both = [aVersion(device, anna, annasHead!, less), aVersion(device, bram, bramsHead!, less)];
    expect(await push(both)).toEqual(['last-administrator']);
    expect(await push([aVersion(device, bram, bramsHead!, { name: 'Bram Vos' })])).toEqual([]);
  });

  test('is asked of nobody where there was none', async () => {
    const store = await aStore(await lab.freshDatabase());
    const device = aSigner(await anOrganisation(store));
    const version = aVersion(device, newId(), null, { roles: ['examiner'] });
    const accepted = await acceptChanges(store, device, [version], () => new Date(), everyDeviceMay);
    expect(accepted).toMatchObject({ ok: true, value: { refusals: [] } });
  });
});
