/** Whether the hub's answer is its own word on just this key. */
import { isWholeAndSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import { readCertificate } from '../../shared/protocol/read-certificate';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Enrolment } from '../follow/hub-place';

/** The certificate; null when it is another's, or not signed by the hub that this device joined. */
export function believeCertificate(
  signed: SignedChange,
  hub: Pick<Enrolment, 'hubId' | 'hubPublicKey'>,
  mine: Pick<PersonCertificate, 'deviceId' | 'publicKey'>,
): PersonCertificate | null {
  if (!isWholeAndSignedBy(publicKeyOf(hub.hubPublicKey), signed)) return null;
  const certificate = readCertificate(signed, hub.hubId);
  const isMine = certificate?.deviceId === mine.deviceId && certificate.publicKey === mine.publicKey;
  return isMine ? certificate : null;
}
