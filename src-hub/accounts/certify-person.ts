/**
 * A person gets a key on a device: the hub vouches for it in a document that every other device reads. A personal code
 * says who it is; in a sample centre everybody is whom they say.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { isPublicKey, isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { CertificateAnswer, CertifyRequest } from '../../shared/protocol/hub-api';
import { keyStatement } from '../../shared/protocol/person-statement';
import type { Signer } from '../accept/examine-change';
import { countAudit } from '../audit/write-audit';
import { isSampleCentre } from '../authorise/is-sample-centre';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { endOlderKeys } from './end-older-keys';
import { consumeCode, hashCode } from './enrolment-code';
import { giveCertificate } from './give-certificate';
import { inTransaction, orRefuse, Refused } from './refused';

/** Says who it is, and uses up what says so. Throws a `Refused`. */
type FindWho = (
  transaction: DatabaseTransaction,
  caller: Signer,
  request: CertifyRequest,
  now: Date,
) => Promise<StaffId>;

const findByCode: FindWho = async (transaction, { organisationId }, { code, staffId }, now) => {
  if (code !== null) {
    const grant = orRefuse(await consumeCode(transaction, code, 'person', organisationId, now));
    // Who chose a name and types the code of another must not work as that other without seeing it; the code stays good.
    if (grant.staffId && (staffId === null || staffId === grant.staffId)) return grant.staffId;
  } else if (staffId && (await isSampleCentre(transaction, organisationId))) return staffId;
  throw new Refused(problem('personal-code-unknown'));
};

/** Certifies the key, uses up what says who it is, and ends the keys that the person had on this device before. */
export async function certifyPerson(
  store: Store,
  caller: Signer,
  request: CertifyRequest,
  now: () => Date,
  findWho: FindWho = findByCode,
): Promise<Result<CertificateAnswer>> {
  const { publicKey, proof } = request;
  if (!isPublicKey(publicKey)) return err(problem('invalid-input', { at: 'publicKey' }));
  const { organisationId, deviceId } = caller;
  if (!isSignedBy(publicKeyOf(publicKey), keyStatement(deviceId, publicKey), proof))
    return err(problem('signature-wrong'));
  const given = await inTransaction(store.database, async (transaction) => {
    const staffId = await findWho(transaction, caller, request, now());
    const key = { organisationId, deviceId, staffId, publicKey };
    const at = now();
    const byCode = request.code === null ? {} : { byCode: hashCode(request.code) };
    const certificate = await giveCertificate(store, transaction, key, at, {
      what: 'certificate-given',
      ...byCode,
    });
    await endOlderKeys(transaction, key, at);
    return { certificate, staffId };
  });
  if (!given.ok) {
    const about = request.staffId ? ({ kind: 'staff', id: request.staffId } as const) : null;
    const told = { what: 'certificate-given', deviceId, about } as const;
    await countAudit(store.database, organisationId, { ...told, outcome: given.problem.code }, now());
    return given;
  }
  const { certificate, staffId } = given.value;
  logEvent(store.world, 'person-certified', { deviceId, organisationId, staffId });
  return ok({ certificate });
}
