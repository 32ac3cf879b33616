/** The word of a hub on a person's key, for tests: the change as the hub would write it. */
import { createHash, type KeyObject } from 'node:crypto';
import { type CertificateId, newId } from '../../shared/kernel/ids';
import { signWith } from '../../shared/node/ed25519';
import { type Change, chainStart, type SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { documentRecords } from '../../shared/records/all-records';
import type { PersonCertificate } from '../../shared/records/person-certificate';

const dayMs = 24 * 60 * 60_000;

/** Of a person who is both administrator and examiner, for a fortnight, unless said otherwise. */
export function aCertificate(
  given: Pick<PersonCertificate, 'staffId' | 'deviceId' | 'publicKey'> & Partial<PersonCertificate>,
  now = new Date(),
): PersonCertificate {
  return {
    serial: newId<'Certificate'>() as CertificateId,
    roles: ['administrator', 'examiner'],
    validFrom: now.toISOString(),
    validUntil: new Date(now.getTime() + 14 * dayMs).toISOString(),
    ...given,
  };
}

/** @param hub who signs: its id is also the device that writes */
export function signCertificate(
  certificate: PersonCertificate,
  hub: { readonly hubId: string; readonly privateKey: KeyObject },
  over: Partial<Change> = {},
): SignedChange {
  const change: Change = {
    ...composeDraft(documentRecords['person-certificate'], {
      changeId: newId<'Change'>(),
      subjectId: certificate.serial,
      body: certificate,
    }),
    protocol: 2,
    organisationId: null,
    actorId: null,
    sessionId: null,
    deviceId: hub.hubId as Change['deviceId'],
    deviceSeq: 1,
    occurredAt: certificate.validFrom,
    elapsedMs: 0,
    prevHash: chainStart,
    ...over,
  };
  const text = JSON.stringify(change);
  const digest = createHash('sha256').update(text).digest();
  return { text, hash: digest.toString('hex'), signature: signWith(hub.privateKey, digest) };
}
