/** Y8 and Y20: a first load is the hub's word by word, and every change in it that of the device that made it. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import type { SequencedChange, SignedChange } from '../../shared/protocol/change';
import { deviceRecord } from '../../shared/records/device';
import { aLoadFile } from '../../test/builders/a-load-file';
import { type FakeHub, fakeHub } from '../../test/fakes/fake-hub';
import { aDevice, type TestDevice } from '../../test/hub/a-device';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';

const checkedIn = (device: TestDevice) =>
  device.journal.entries().flatMap((entry) => (entry.kind === 'load-checked' ? [entry] : []));
const whenChecked = (device: TestDevice, count = 1) =>
  expect.poll(() => checkedIn(device)).toHaveLength(count);

const tellOf = (hub: FakeHub, { deviceId, publicKey }: TestSigner): void => {
  const body = { deviceId, name: 'Tablet 2', publicKey, enrolledAt: '2026-11-24T08:00:00.000Z' };
  hub.say({ record: deviceRecord, subjectId: deviceId, body });
};

/** A hub that holds what one device of the centre made, and one change in its name that it did not make. */
async function aHubThatInvents() {
  const hub = fakeHub({ saysDevices: true });
  const { organisationId } = hub.enrolAnswer;
  const other = aSigner(organisationId);
  const thief = aSigner(organisationId, { ...other, keys: generateKeyPairSync('ed25519') });
  tellOf(hub, other);
  for (let i = 0; i < 5; i++) hub.invent(other.sign());
  const participantId = newId<'Participant'>();
  const invented = thief.sign(aDocumentDraft(participantId, null));
  hub.invent(invented);
  return { hub, other, invented, participantId };
}

const joined = async (hub: FakeHub): Promise<TestDevice> => {
  const device = await aDevice({ fetch: hub.fetch, isHasty: true });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  return device;
};

test('Y20: a first load is usable at once, is held to its makers afterwards, and what nothing proves is named', async () => {
  const { hub, other, invented, participantId } = await aHubThatInvents();
  const device = await joined(hub);
  expect(await device.sync().syncNow()).toMatchObject({ phase: 'idle', problem: null });
  await whenChecked(device);
  expect(checkedIn(device)[0]).toMatchObject({
    isLast: true,
    unproved: [
      {
        deviceId: other.deviceId,
        why: 'signature-wrong',
        subject: { changeId: invented.change.changeId, type: 'participant', subjectId: participantId },
      },
    ],
  });
  expect(device.sync().status().unproved).toMatchObject([{ name: 'Tablet 2', count: 1 }]);
});

test('Y20: it is done once, also over starts, and begun anew by a program that ended meanwhile', async () => {
  const { hub } = await aHubThatInvents();
  const device = await joined(hub);
  await device.sync().syncNow();
  await device.restart();
  await device.sync().syncNow();
  await whenChecked(device);
  await device.restart();
  await device.sync().syncNow();
  await device.sync().syncNow();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(checkedIn(device)).toHaveLength(1);
  expect(device.sync().status().unproved).toMatchObject([{ name: 'Tablet 2', count: 1 }]);
});

test('Y20: what waited in a load for a key is proved when the hub tells of it', async () => {
  const hub = fakeHub({ saysDevices: true });
  const other = aSigner(hub.enrolAnswer.organisationId);
  const changes = [other.sign(), other.sign()];
  for (const change of changes) hub.invent(change);
  const device = await joined(hub);
  await device.sync().syncNow();
  await whenChecked(device);
  expect(device.sync().status().unproved).toMatchObject([{ why: 'maker-unknown', name: null, count: 2 }]);
  tellOf(hub, other);
  expect(await device.sync().syncNow()).toMatchObject({ problem: null, unproved: [] });
  const proved = device.journal.entries().flatMap((entry) => (entry.kind === 'proved' ? entry.changes : []));
  expect(new Set(proved.map(({ hash }) => hash))).toEqual(new Set(changes.map(({ hash }) => hash)));
});

test('Y20: a load that replaces what is shown is held to its makers before it is written', async () => {
  const { hub } = await aHubThatInvents();
  const device = await joined(hub);
  await device.sync().syncNow();
  await whenChecked(device);
  hub.putBack();
  const stranger = aSigner(hub.enrolAnswer.organisationId);
  hub.invent(stranger.sign());
  // What the device held from before it offered the hub, which holds everything to its signature itself.
  expect((await device.sync().syncNow()).unproved).toContainEqual(
    expect.objectContaining({ deviceId: stranger.deviceId, why: 'maker-unknown', count: 1 }),
  );
  const loads = device.journal.entries().filter((entry) => entry.kind === 'first-load');
  expect(loads.at(-1)).toMatchObject({ unproved: [{ deviceId: stranger.deviceId }] });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(checkedIn(device)).toHaveLength(1);
});

const numbered = (signed: SignedChange, seq: number): SequencedChange => ({
  seq,
  text: signed.text,
  hash: signed.hash,
  signature: signed.signature,
});

test('Y8: a first load that somebody on the way changed, or that is not under the hub’s word, is written nowhere', async () => {
  const hub = fakeHub({ saysDevices: true });
  const { organisationId, epoch } = hub.enrolAnswer;
  const other = aSigner(organisationId, {
    deviceId: newId<'Device'>() as DeviceId,
    keys: generateKeyPairSync('ed25519'),
  });
  const bytes = await aLoadFile([numbered(other.sign(), 1)], { epoch, cursor: 1 });
  const digest = createHash('sha256').update(bytes).digest('hex');
  const ofAnother = hub.signAnswer(
    JSON.stringify({ hubId: hub.enrolAnswer.hubId, firstLoad: digest }),
  ).signature;
  for (const headers of [
    { 'vakproef-digest': digest },
    { 'vakproef-digest': digest, 'vakproef-signature': ofAnother },
  ]) {
    hub.answerNext('/v1/first-load', () => new Response(new Uint8Array(bytes), { headers }));
    const device = await joined(hub);
    const status = await device.sync().syncNow();
    if (status.problem) expect(status.problem).toMatchObject({ details: { at: 'first-load' } });
    const loads = device.journal
      .entries()
      .flatMap((entry) => (entry.kind === 'first-load' ? [entry.digest] : []));
    expect(loads).not.toContain(digest);
  }
  expect.hasAssertions();
});
