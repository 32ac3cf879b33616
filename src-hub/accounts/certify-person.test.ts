import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, type StaffId } from '../../shared/kernel/ids';
import { rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { CertifyRequest } from '../../shared/protocol/hub-api';
import { codeValidForMs } from '../../shared/protocol/one-time-code';
import { keyStatement } from '../../shared/protocol/person-statement';
import { readCertificate } from '../../shared/protocol/read-certificate';
import { organisationRecord } from '../../shared/records/organisation';
import { aStaffMember, openSession, sayAsHub } from '../../test/hub/a-person';
import { aSigner } from '../../test/hub/a-signer';
import { aCode, anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from '../accept/accept-changes';
import { mayWrite } from '../authorise/may-write';
import { certifyPerson } from './certify-person';
import { enrolDevice } from './enrol-device';
import { createPersonalCode, hashCode } from './enrolment-code';
import { listDevices } from './list-devices';
import { renewCertificate } from './renew-certificate';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const start = Date.parse('2026-11-24T09:00:00.000Z');
const hour = 3_600_000;

async function aScene() {
  const connection = await lab.freshDatabase();
  const store = await aStore(connection);
  const organisationId = await anOrganisation(store);
  const device = aSigner(organisationId);
  let at = start;
  const now = () => new Date(at);
  const { staffId } = await aStaffMember(store, organisationId, ['administrator', 'examiner']);
  const personalCode = (of: StaffId = staffId) =>
    store.database
      .transaction()
      .execute((transaction) => createPersonalCode(store, transaction, organisationId, now(), of));
  const key = generateKeyPairSync('ed25519').privateKey;
  const request = (code: string | null, over: Partial<CertifyRequest> = {}): CertifyRequest => {
    const publicKey = rawPublicKey(key);
    const proof = signWith(key, keyStatement(device.deviceId, publicKey));
    return { code, staffId: null, publicKey, proof, ...over };
  };
  const certify = async (code: string | null, over: Partial<CertifyRequest> = {}) => {
    const answer = await certifyPerson(store, device, request(code, over), now);
    return answer.ok ? readCertificate(answer.value.certificate, store.identity.hubId) : answer.problem.code;
  };
  const renew = async (serial: string, by = device) => {
    const answer = await renewCertificate(store, by, serial as never, now);
    return answer.ok ? readCertificate(answer.value.certificate, store.identity.hubId) : answer.problem.code;
  };
  const pass = (ms: number) => {
    at += ms;
  };
  return {
    connection,
    store,
    organisationId,
    device,
    staffId,
    personalCode,
    request,
    certify,
    renew,
    pass,
    now,
  };
}

const bodyOf = <T>(found: T | string | null): T => {
  if (found === null || typeof found === 'string') throw new Error(`no certificate: ${found}`);
  return found;
};

describe('H10, H31: a personal code', () => {
  test('holds 120 bits, is kept as a hash, and gives one certificate for fourteen days', async () => {
    const { store, personalCode, certify, staffId, device } = await aScene();
    const code = await personalCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const rows = await store.database.selectFrom('enrolment_code').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 4));
    expect(await certify(code)).toMatchObject({
      staffId,
      deviceId: device.deviceId,
      roles: ['administrator', 'examiner'],
      validFrom: '2026-11-24T09:00:00.000Z',
      validUntil: '2026-12-08T09:00:00.000Z',
      byCode: hashCode(code),
    });
    expect(await certify(code)).toBe('personal-code-used');
  });

  test('of another than the name that was chosen gives nothing, and stays good for whose it is', async () => {
    const { personalCode, certify, staffId } = await aScene();
    const code = await personalCode();
    expect(await certify(code, { staffId: newId<'Staff'>() })).toBe('personal-code-unknown');
    expect(await certify(code, { staffId })).toMatchObject({ staffId });
  });

  test('ends after a quarter of an hour, lets no device in, and a code of a device gives no key', async () => {
    const { store, organisationId, personalCode, certify, pass, now } = await aScene();
    const code = await personalCode();
    pass(codeValidForMs);
    expect(await certify(code)).toBe('personal-code-expired');
    expect(await certify(await aCode(store, organisationId, now()))).toBe('personal-code-unknown');
  });

  test('is not used up by what is refused', async () => {
    const { store, organisationId, personalCode, certify, staffId } = await aScene();
    const code = await personalCode();
    const over = { inactiveSince: '2026-11-24T08:00:00.000Z', staffId };
    await aStaffMember(store, organisationId, ['examiner'], over);
    expect(await certify(code)).toBe('staff-inactive');
    await aStaffMember(store, organisationId, ['examiner'], { staffId });
    expect(await certify(code, { proof: 'AAAA' })).toBe('signature-wrong');
    expect(await certify(code, { publicKey: 'AAAA' })).toBe('invalid-input');
    expect(await certify(code)).toMatchObject({ roles: ['examiner'] });
    expect(await certify(await personalCode(newId<'Staff'>()))).toBe('staff-inactive');
  });

  test('used at the same moment through two hubs gives exactly one certificate', async () => {
    const { connection, store, device, personalCode, request, now } = await aScene();
    const other = await aStore(connection);
    for (let round = 0; round < 5; round++) {
      const asked = request(await personalCode());
      const answers = await Promise.all(
        [store, other, store, other].map((hub) => certifyPerson(hub, device, asked, now)),
      );
      expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]))).toEqual(
        Array.from({ length: 3 }, () => 'personal-code-used'),
      );
    }
  });

  test('is asked of nobody in a sample centre, and there alone', async () => {
    const { store, organisationId, certify, staffId } = await aScene();
    const centre = { organisationId, name: 'Testcentrum', place: '', objectionText: {} };
    const say = (isSample: boolean) =>
      sayAsHub(store, organisationId, [
        { record: organisationRecord, subjectId: organisationId, body: { ...centre, isSample } },
      ]);
    expect(await certify(null, { staffId })).toBe('personal-code-unknown');
    await say(false);
    expect(await certify(null, { staffId })).toBe('personal-code-unknown');
    await say(true);
    expect(await certify(null, { staffId })).toMatchObject({ staffId });
    expect(await certify(null)).toBe('personal-code-unknown');
    expect(await certify(null, { staffId: newId<'Staff'>() })).toBe('staff-inactive');
  });
});

test('H36: who has a key on a device, and until when, stands in the list of devices', async () => {
  const { store, organisationId, staffId, request, personalCode, now } = await aScene();
  const stranger = aSigner(newId<'Organisation'>());
  const { deviceId, publicKey } = stranger;
  const code = await aCode(store, organisationId, now());
  await enrolDevice(store, { code, deviceId, deviceName: 'Tablet', publicKey }, now);
  const device = aSigner(organisationId, stranger);
  const key = generateKeyPairSync('ed25519').privateKey;
  const raw = rawPublicKey(key);
  const proof = signWith(key, keyStatement(deviceId, raw));
  const asked = request(await personalCode(), { publicKey: raw, proof });
  const answer = await certifyPerson(store, device, asked, now);
  const certificate = answer.ok && readCertificate(answer.value.certificate, store.identity.hubId);
  if (!certificate) throw new Error('no certificate');
  const { opening, envelope } = openSession(device, certificate, key);
  await acceptChanges(store, device, [opening], now, mayWrite);
  expect(await listDevices(store, device, envelope.sessionId!, now())).toMatchObject({
    ok: true,
    value: { devices: [{ deviceId, certificates: [{ staffId, validUntil: certificate.validUntil }] }] },
  });
});

describe('H40: a new personal code', () => {
  test('ends the key the person had on that device: no renewal, and what is done with it later is doubted', async () => {
    const { store, device, personalCode, certify, renew, pass, now, staffId } = await aScene();
    const [old, fresh] = [
      generateKeyPairSync('ed25519').privateKey,
      generateKeyPairSync('ed25519').privateKey,
    ];
    const withKey = (key: typeof old) => {
      const publicKey = rawPublicKey(key);
      return { publicKey, proof: signWith(key, keyStatement(device.deviceId, publicKey)) };
    };
    const first = bodyOf(await certify(await personalCode(), withKey(old)));
    pass(30 * hour);
    const renewed = bodyOf(await renew(first.serial));
    const second = bodyOf(await certify(await personalCode(), withKey(fresh)));
    for (const { serial } of [first, renewed]) expect(await renew(serial)).toBe('certificate-ended');
    expect(await renew(second.serial)).toMatchObject({ staffId });
    // Any serial of the old key: the time of a mark says whether it counts.
    const mark = async (certificate: typeof first, key: typeof old, at: number) => {
      const { opening, envelope } = openSession(device, certificate, key);
      const made = device.sign({}, { ...envelope, occurredAt: new Date(at).toISOString() });
      await acceptChanges(store, device, [opening, made], now, mayWrite);
      const { rows } = await sql<{ text: string }>`
        select text from change where type = 'doubted' and text like ${`%${made.change.changeId}%`}`.execute(
        store.database,
      );
      return rows.map(({ text }) => (JSON.parse(text) as { body: { reason: string } }).body.reason);
    };
    const endedAt = now().getTime();
    pass(3 * hour);
    expect(await mark(renewed, old, endedAt - hour)).not.toContain('certificate');
    expect(await mark(renewed, old, endedAt + 2 * hour)).toEqual(['certificate']);
    expect(await mark(second, fresh, endedAt + 2 * hour)).not.toContain('certificate');
  });

  test('ends no key of another person, and none on another device', async () => {
    const { store, organisationId, personalCode, certify, renew, request, now } = await aScene();
    const other = aSigner(organisationId);
    const colleague = await aStaffMember(store, organisationId, ['examiner'], { name: 'Pim' });
    const aKey = (deviceId: string) => {
      const key = generateKeyPairSync('ed25519').privateKey;
      const publicKey = rawPublicKey(key);
      return { publicKey, proof: signWith(key, keyStatement(deviceId as never, publicKey)) };
    };
    const elsewhere = await certifyPerson(
      store,
      other,
      request(await personalCode(), aKey(other.deviceId)),
      now,
    );
    const there = elsewhere.ok && readCertificate(elsewhere.value.certificate, store.identity.hubId);
    const hers = bodyOf(await certify(await personalCode(colleague.staffId)));
    const deviceId = hers.deviceId;
    bodyOf(await certify(await personalCode(), aKey(deviceId)));
    expect(there && (await renew(there.serial, other))).toMatchObject({ deviceId: other.deviceId });
    expect(await renew(hers.serial)).toMatchObject({ staffId: colleague.staffId });
  });
});

describe('H31: a certificate is renewed', () => {
  test('with what the person is then, not while it is younger than a day and nothing changed', async () => {
    const { store, organisationId, personalCode, certify, renew, pass, staffId } = await aScene();
    const first = bodyOf(await certify(await personalCode()));
    pass(23 * hour);
    expect(await renew(first.serial)).toEqual(first);
    pass(2 * hour);
    const second = bodyOf(await renew(first.serial));
    expect(second).toMatchObject({
      publicKey: first.publicKey,
      staffId,
      validUntil: '2026-12-09T10:00:00.000Z',
    });
    // The answer got lost: asking again by the old serial makes no third one.
    expect(await renew(first.serial)).toEqual(second);
    await aStaffMember(store, organisationId, ['leader'], { staffId });
    expect(await renew(second.serial)).toMatchObject({ roles: ['leader'] });
  });

  test('for nobody who left, for no serial that nobody gave, and on no other device', async () => {
    const { store, organisationId, personalCode, certify, renew, staffId } = await aScene();
    const { serial } = bodyOf(await certify(await personalCode()));
    expect(await renew(serial, aSigner(organisationId))).toBe('certificate-unknown');
    expect(await renew(newId())).toBe('certificate-unknown');
    const over = { inactiveSince: '2026-11-24T08:00:00.000Z', staffId };
    await aStaffMember(store, organisationId, ['examiner'], over);
    expect(await renew(serial)).toBe('staff-inactive');
  });
});
