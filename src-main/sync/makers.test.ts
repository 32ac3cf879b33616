/** Y19: what the hub says somebody made is held to the key of the device, and of the person, that is said to have made it. */
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { newId, type OrganisationId } from '../../shared/kernel/ids';
import { rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import { actStatement } from '../../shared/protocol/person-statement';
import { deviceRecord } from '../../shared/records/device';
import { personCertificateRecord } from '../../shared/records/person-certificate';
import { type FakeHub, fakeHub } from '../../test/fakes/fake-hub';
import { aDevice, type TestDevice } from '../../test/hub/a-device';
import { aSigner, type TestSigner } from '../../test/hub/a-signer';

type Centre = { readonly hub: FakeHub; readonly device: TestDevice; readonly organisationId: OrganisationId };

async function aCentre(): Promise<Centre> {
  const hub = fakeHub({ saysDevices: true });
  const device = await aDevice({ fetch: hub.fetch });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  return { hub, device, organisationId: hub.enrolAnswer.organisationId };
}

/** Tells the centre of a device, as the hub does when one joins. */
const tellOf = (hub: FakeHub, { deviceId, publicKey }: TestSigner, name = 'Tablet 2'): SignedChange => {
  const body = { deviceId, name, publicKey, enrolledAt: '2026-11-24T08:00:00.000Z' };
  return hub.say({ record: deviceRecord, subjectId: deviceId, body });
};

/** Hash of every change that the journal says nothing proves. */
const unprovedIn = (device: TestDevice): readonly string[] =>
  device.journal.entries().flatMap((entry) => {
    if (entry.kind !== 'pulled') return [];
    const seqs = new Set(entry.unproved?.map(({ seq }) => seq));
    return entry.changes.filter(({ seq }) => seqs.has(seq)).map(({ hash }) => hash);
  });

test('Y19: what devices of the centre made is proved, also where the feed leaves out changes between', async () => {
  const { hub, device, organisationId } = await aCentre();
  const other = aSigner(organisationId);
  tellOf(hub, other);
  const changes = Array.from({ length: 9 }, () => other.sign());
  for (const [at, change] of changes.entries()) if (at % 3 !== 1) hub.invent(change);
  expect(await device.sync().syncNow()).toMatchObject({ problem: null, unproved: [] });
  expect(unprovedIn(device)).toEqual([]);
});

test('Y19: a mark that the hub invents in the name of a device is kept, counted, named, and in nobody’s way', async () => {
  const { hub, device, organisationId } = await aCentre();
  const other = aSigner(organisationId);
  tellOf(hub, other);
  const [good, stolen, last] = [other.sign(), other.sign(), other.sign()];
  const invented = { ...aSigner(organisationId, { ...other, keys: generateKeyPairSync('ed25519') }).sign() };
  for (const change of [good, stolen, invented, last]) hub.invent(change);
  const status = await device.sync().syncNow();
  expect(status).toMatchObject({
    problem: null,
    unproved: [{ deviceId: other.deviceId, name: 'Tablet 2', why: 'signature-wrong', count: 1 }],
  });
  expect(unprovedIn(device)).toEqual([invented.hash]);
  await device.record([]);
  await device.restart();
  expect(device.sync().status().unproved).toEqual(status.unproved);
});

test('Y19: changes of a device that nobody told of wait for its key, and are proved once it is told', async () => {
  const { hub, device, organisationId } = await aCentre();
  const other = aSigner(organisationId);
  const invented = aSigner(organisationId, { ...other, keys: generateKeyPairSync('ed25519') }).sign();
  const changes = [other.sign(), other.sign()];
  for (const change of [...changes, invented]) hub.invent(change);
  expect(await device.sync().syncNow()).toMatchObject({
    unproved: [{ deviceId: other.deviceId, name: null, why: 'maker-unknown', count: 3 }],
  });
  tellOf(hub, other);
  expect(await device.sync().syncNow()).toMatchObject({
    problem: null,
    unproved: [{ deviceId: other.deviceId, name: 'Tablet 2', count: 1 }],
  });
  const proved = device.journal.entries().filter((entry) => entry.kind === 'proved');
  expect(proved).toMatchObject([{ deviceId: other.deviceId, isLast: true }]);
  expect(proved.flatMap((entry) => entry.changes.map(({ hash }) => hash))).toEqual(
    changes.map(({ hash }) => hash),
  );
  await device.sync().syncNow();
  expect(device.journal.entries().filter((entry) => entry.kind === 'proved')).toHaveLength(1);
});

test('Y19: a program that ends between a key and what it proves goes on there', async () => {
  const { hub, device, organisationId } = await aCentre();
  const other = aSigner(organisationId);
  hub.invent(other.sign());
  await device.sync().syncNow();
  tellOf(hub, other);
  await device.sync().syncNow();
  const end = device.journal.entries().findIndex((entry) => entry.kind === 'proved');
  const again = await device.olderCopy(end);
  expect(again.sync().status().unproved).toMatchObject([{ count: 1 }]);
  expect(await again.sync().syncNow()).toMatchObject({ problem: null, unproved: [] });
});

test('Y19: nobody but the hub tells of keys', async () => {
  const { hub, device, organisationId } = await aCentre();
  const [liar, invented] = [aSigner(organisationId), aSigner(organisationId)];
  tellOf(hub, liar);
  const { deviceId, publicKey } = invented;
  const body = { deviceId, name: 'Tablet 3', publicKey, enrolledAt: '2026-11-24T08:00:00.000Z' };
  const about = { kind: 'document', subjectType: 'device', type: 'device', subjectId: deviceId } as const;
  hub.invent(liar.sign({ ...about, examId: null, body }));
  // In the hub's name, and not by its key.
  const forged = aSigner(organisationId, { deviceId: hub.enrolAnswer.hubId as never, keys: liar.keys });
  hub.invent(forged.sign({ ...about, examId: null, body }));
  hub.invent(invented.sign());
  const status = await device.sync().syncNow();
  expect(status.unproved).toMatchObject([
    { deviceId: forged.deviceId, why: 'signature-wrong', count: 1 },
    { deviceId, name: null, why: 'maker-unknown', count: 1 },
  ]);
});

test('Y19: an assessment signed for a person is held to the key that the hub vouched for', async () => {
  const { hub, device, organisationId } = await aCentre();
  const other = aSigner(organisationId);
  const { deviceId } = other;
  tellOf(hub, other);
  const [person, thief] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const [serial, staffId] = [newId<'Certificate'>(), newId<'Staff'>()];
  const certificate = {
    serial,
    staffId,
    deviceId,
    publicKey: rawPublicKey(person.publicKey),
    roles: ['examiner'],
    validFrom: '2026-11-24T08:00:00.000Z',
    validUntil: '2026-12-08T08:00:00.000Z',
  };
  hub.say({ record: personCertificateRecord, subjectId: serial, body: certificate });
  const sign = (keys: typeof person) => {
    const subjectId = newId<'Assessment'>();
    const digest = 'ab'.repeat(32);
    const type = 'assessment-signed';
    const statement = actStatement({ organisationId, deviceId, serial }, { type, subjectId, digest });
    const by = { serial, signature: signWith(keys.privateKey, statement) };
    const body = { outcome: 'passed', signedName: 'Joke Postma', basisDigest: digest, seen: {}, by };
    return other.sign({ type, subjectId, body }, { actorId: staffId });
  };
  const [honest, stolen] = [sign(person), sign(thief)];
  for (const change of [honest, stolen]) hub.invent(change);
  expect(await device.sync().syncNow()).toMatchObject({
    unproved: [{ deviceId, name: 'Tablet 2', why: 'person-wrong', count: 1 }],
  });
  expect(unprovedIn(device)).toEqual([stolen.hash]);
});

test('Y8, Y19: a page without the hub’s word is written nowhere', async () => {
  const { hub, device, organisationId } = await aCentre();
  const other = aSigner(organisationId);
  tellOf(hub, other);
  const { change: _change, ...invented } = other.sign();
  const { epoch } = hub.enrolAnswer;
  const page = { epoch, changes: [{ ...invented, seq: 9 }], cursor: 9, hasMore: false };
  hub.answerNext('/v1/changes', () => Response.json(page));
  const before = device.journal.entries().length;
  expect(await device.sync().syncNow()).toMatchObject({
    problem: { code: 'hub-answer-not-understood', details: { at: 'signature' } },
  });
  expect(device.journal.entries()).toHaveLength(before);
});

test('Y19: pages that an earlier program wrote down are read as they were', async () => {
  const { hub, device, organisationId } = await aCentre();
  hub.invent(aSigner(organisationId).sign());
  await device.sync().syncNow();
  const earlier = await aDevice({ fetch: hub.fetch });
  await earlier.journal.append(
    device.journal.entries().map((entry) => {
      if (entry.kind !== 'pulled') return entry;
      const { unproved: _unproved, ...asBefore } = entry;
      return asBefore;
    }),
  );
  await earlier.restart();
  expect(earlier.sync().status()).toMatchObject({ unproved: [], unreadable: 0 });
});
