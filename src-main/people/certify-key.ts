/** Has the hub vouch for a new key on this device, and believes its own word on that very key only. */
import type { DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { privateKeyOf, rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import type { CertifyRequest } from '../../shared/protocol/hub-api';
import { keyStatement } from '../../shared/protocol/person-statement';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Enrolment } from '../follow/hub-place';
import { believeCertificate } from './believe-certificate';
import type { PeopleHub } from './people-hub';

export type CertifyParts = {
  /** Under which id the device writes now. */
  readonly deviceId: () => DeviceId;
  readonly enrolment: () => Enrolment | null;
  readonly hub: Pick<PeopleHub, 'certify'>;
};

/** A key that the hub vouches for, and its word on it as it stands in the journal. */
export type Certified = { readonly believed: PersonCertificate; readonly signed: SignedChange };

/** @param request who says that somebody may have a key; `seed` are the 32 secret bytes of that key */
export type CertifyKey = (
  request: Pick<CertifyRequest, 'code' | 'staffId' | 'idToken'>,
  seed: Uint8Array,
) => Promise<Result<Certified>>;

const notUnderstood = problem('hub-answer-not-understood', { at: 'certificate' });

export const createCertifyKey =
  ({ deviceId: currentId, enrolment, hub }: CertifyParts): CertifyKey =>
  async (request, seed) => {
    const place = enrolment();
    if (!place) return err(problem('not-enrolled'));
    const key = privateKeyOf(seed);
    const publicKey = rawPublicKey(key);
    const deviceId = currentId();
    const proof = signWith(key, keyStatement(deviceId, publicKey));
    const answer = await hub.certify({ ...request, publicKey, proof });
    if (!answer.ok) return answer;
    const believed = believeCertificate(answer.value.certificate, place, { deviceId, publicKey });
    return believed ? ok({ believed, signed: answer.value.certificate }) : err(notUnderstood);
  };
