/**
 * The people of a device, on the id under which a copy of it goes on: the hub vouches for the same keys there. Not for one
 * that ended, and not for somebody who works here no more.
 */
import type { CertificateId, DeviceId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Signer } from '../accept/examine-change';
import { findCertificates } from '../authorise/find-certificates';
import { rolesOf } from '../authorise/staff-standing';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import { giveCertificate } from './give-certificate';

/** The certificates of that key on the new id, given before: an answer that got lost makes no other ones. */
async function findGiven(
  store: Store,
  transaction: DatabaseTransaction,
  { organisationId }: Signer,
  deviceId: DeviceId,
): Promise<ReadonlyMap<string, SignedChange>> {
  const rows = await transaction
    .selectFrom('person_key')
    .select('serial')
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    .execute();
  const serials = rows.map(({ serial }) => serial);
  const found = await findCertificates(store, transaction, organisationId, serials);
  return new Map([...found.values()].map(({ certificate, signed }) => [certificate.publicKey, signed]));
}

/**
 * @param caller the device of which it was a copy
 * @param serials of certificates on that device, as the copy knows them
 */
export async function carryCertificates(
  store: Store,
  transaction: DatabaseTransaction,
  caller: Signer,
  deviceId: DeviceId,
  serials: readonly CertificateId[],
  now: Date,
): Promise<readonly SignedChange[]> {
  const { organisationId } = caller;
  const found = await findCertificates(store, transaction, organisationId, serials);
  const alive = [...found.values()].filter(
    ({ certificate, endedAt }) => certificate.deviceId === caller.deviceId && !endedAt,
  );
  const staffIds = alive.map(({ certificate }) => certificate.staffId);
  const staff = await readHeads(transaction, organisationId, 'staff', staffIds);
  const keys = new Map<string, PersonCertificate>(
    alive.map(({ certificate }) => [certificate.publicKey, certificate]),
  );
  const given = await findGiven(store, transaction, caller, deviceId);
  const carried: SignedChange[] = [];
  for (const { staffId, publicKey } of keys.values()) {
    if (rolesOf(staff.get(staffId) ?? null).length === 0) continue;
    const key = { organisationId, deviceId, staffId, publicKey };
    const how = { what: 'certificate-renewed' } as const;
    carried.push(given.get(publicKey) ?? (await giveCertificate(store, transaction, key, now, how)));
  }
  return carried;
}
