/**
 * The hub vouches on for a key: same person, same device, with what the person is now. However often a device asks, a
 * certificate that is younger than a day and says what the person is now is given again.
 */
import type { CertificateId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import type { CertificateAnswer } from '../../shared/protocol/hub-api';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Signer } from '../accept/examine-change';
import { lockOrganisation } from '../accept/store-changes';
import { countAudit } from '../audit/write-audit';
import { type FoundCertificate, findCertificates } from '../authorise/find-certificates';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { giveCertificate, readRoles } from './give-certificate';
import { inTransaction, Refused } from './refused';

const renewAfterMs = 86_400_000;

async function findOne(
  store: Store,
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Signer,
  serial: CertificateId,
): Promise<FoundCertificate> {
  const found = (await findCertificates(store, transaction, organisationId, [serial])).get(serial);
  if (found?.certificate.deviceId !== deviceId) throw new Refused(problem('certificate-unknown'));
  if (found.endedAt) throw new Refused(problem('certificate-ended'));
  return found;
}

/** The last certificate of the same key: an answer that got lost must not make another one. */
async function findLast(
  store: Store,
  transaction: DatabaseTransaction,
  caller: Signer,
  named: FoundCertificate,
): Promise<FoundCertificate> {
  const { staffId, publicKey } = named.certificate;
  const row = await transaction
    .selectFrom('person_key')
    .select('serial')
    .where('organisation_id', '=', caller.organisationId)
    .where('device_id', '=', caller.deviceId)
    .where('staff_id', '=', staffId)
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
  return row ? findOne(store, transaction, caller, row.serial) : named;
}

const isStillFresh = (certificate: PersonCertificate, roles: readonly string[], now: Date): boolean =>
  now.getTime() - Date.parse(certificate.validFrom) < renewAfterMs &&
  [...certificate.roles].sort().join() === [...roles].sort().join();

/** @param serial of any certificate of the key */
export async function renewCertificate(
  store: Store,
  caller: Signer,
  serial: CertificateId,
  now: () => Date,
): Promise<Result<CertificateAnswer>> {
  const { organisationId, deviceId } = caller;
  const renewed = await inTransaction(store.database, async (transaction) => {
    await lockOrganisation(transaction, organisationId);
    const named = await findOne(store, transaction, caller, serial);
    const last = await findLast(store, transaction, caller, named);
    const { staffId, publicKey } = last.certificate;
    const key = { organisationId, deviceId, staffId, publicKey };
    const isFresh = isStillFresh(last.certificate, await readRoles(transaction, key), now());
    return isFresh
      ? last.signed
      : giveCertificate(store, transaction, key, now(), { what: 'certificate-renewed' });
  });
  if (renewed.ok) return ok({ certificate: renewed.value });
  await countAudit(
    store.database,
    organisationId,
    { what: 'certificate-renewed', deviceId, outcome: renewed.problem.code },
    now(),
  );
  return renewed;
}
