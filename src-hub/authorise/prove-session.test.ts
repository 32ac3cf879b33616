import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { rawPublicKey } from '../../shared/node/ed25519';
import type { Change } from '../../shared/protocol/change';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import { openSession } from '../../test/hub/a-person';
import { aSigner } from '../../test/hub/a-signer';
import { proveSession } from './prove-session';

const device = aSigner(newId<'Organisation'>());
const { privateKey } = generateKeyPairSync('ed25519');
const certificate: PersonCertificate = {
  serial: newId<'Certificate'>(),
  staffId: newId<'Staff'>(),
  deviceId: device.deviceId,
  publicKey: rawPublicKey(privateKey),
  roles: ['examiner', 'leader'],
  validFrom: '2026-11-20T09:00:00.000Z',
  validUntil: '2026-12-04T09:00:00.000Z',
};
const open = (over: { readonly body?: object; readonly envelope?: Partial<Change> } = {}) =>
  openSession(device, certificate, privateKey, over).opening.change;

test('H32: a session is proved by the key of the certificate, with what the person still is', () => {
  const opening = open();
  expect(proveSession(opening, certificate, ['leader', 'administrator'])).toEqual({
    sessionId: opening.subjectId,
    staffId: certificate.staffId,
    publicKey: certificate.publicKey,
    roles: ['leader'],
    validFrom: certificate.validFrom,
    validUntil: certificate.validUntil,
    openedSeq: opening.deviceSeq,
  });
});

test('H32: somebody who works here no more opens a session in which they may write nothing', () => {
  expect(proveSession(open(), certificate, [])).toMatchObject({ roles: [] });
});

describe('H32: nothing proves a session', () => {
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const opening = open();
  const elsewhere = aSigner(newId<'Organisation'>(), device);
  const { by } = opening.body as { readonly by: { readonly serial: string; readonly signature: string } };
  test.each<[string, Change, PersonCertificate | null]>([
    ['without a certificate', opening, null],
    ['of another device', opening, { ...certificate, deviceId: newId<'Device'>() }],
    ['of another person', opening, { ...certificate, staffId: newId<'Staff'>() }],
    ['of another serial', opening, { ...certificate, serial: newId<'Certificate'>() }],
    ['of another key', opening, { ...certificate, publicKey: rawPublicKey(stranger) }],
    ['by another key', openSession(device, certificate, stranger).opening.change, certificate],
    ['that names somebody else', open({ body: { staffId: newId<'Staff'>() } }), certificate],
    ['in another one’s name', open({ envelope: { actorId: newId<'Staff'>() } }), certificate],
    ['by the signature of another session', open({ body: { by } }), certificate],
    ['opened at another moment', open({ body: { openedAt: '2026-11-25T09:00:00.000Z' } }), certificate],
    ['under another id', open({ envelope: { sessionId: newId<'Session'>() } }), certificate],
    [
      'signed for another organisation',
      openSession(elsewhere, certificate, privateKey, {
        envelope: { organisationId: device.organisationId },
      }).opening.change,
      certificate,
    ],
    ['that says nothing that can be read', open({ body: { by: 7 } }), certificate],
  ])('%s', (_name, change, given) => {
    expect(proveSession(change, given, ['examiner', 'leader'])).toBeNull();
  });
});
