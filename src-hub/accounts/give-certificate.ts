/** Writes the hub's word on a person's key, in the transaction of whatever it is given for. */
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import type { SignedChange } from '../../shared/protocol/change';
import {
  certificateDays,
  type PersonCertificate,
  personCertificateRecord,
} from '../../shared/records/person-certificate';
import { writeHubChanges } from '../accept/write-hub-changes';
import { writeAudit } from '../audit/write-audit';
import { rolesOf } from '../authorise/staff-standing';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHead } from '../store/read-heads';
import { Refused } from './refused';

const dayMs = 86_400_000;

/** Whose key, where. */
export type PersonKey = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  readonly staffId: StaffId;
  readonly publicKey: string;
};

/** What the person is now; refuses somebody who works here no more, or whom nobody knows. */
export async function readRoles(
  transaction: DatabaseTransaction,
  { organisationId, staffId }: PersonKey,
): Promise<readonly string[]> {
  const roles = rolesOf(await readHead(transaction, organisationId, 'staff', staffId));
  if (roles.length === 0) throw new Refused(problem('staff-inactive'));
  return roles;
}

/**
 * A new certificate, from now on, with what the person is now.
 * @param given how; `byCode` is the hash of the code that was used up for it
 */
export async function giveCertificate(
  store: Store,
  transaction: DatabaseTransaction,
  key: PersonKey,
  now: Date,
  given: { readonly what: 'certificate-given' | 'certificate-renewed'; readonly byCode?: string },
): Promise<SignedChange> {
  const { organisationId, deviceId, staffId, publicKey } = key;
  const roles = await readRoles(transaction, key);
  const serial = store.world.newId<'Certificate'>();
  const validUntil = new Date(now.getTime() + certificateDays * dayMs);
  const certificate: PersonCertificate = {
    serial,
    staffId,
    deviceId,
    publicKey,
    roles: [...roles],
    validFrom: now.toISOString(),
    validUntil: validUntil.toISOString(),
    ...(given.byCode ? { byCode: given.byCode } : {}),
  };
  const [written] = await writeHubChanges(
    store,
    transaction,
    organisationId,
    [{ record: personCertificateRecord, subjectId: serial, body: certificate }],
    now,
  );
  if (!written) throw new Error('broken invariant: a certificate was not written');
  const validity = { serial, valid_from: now, valid_until: validUntil, ended_at: null };
  await transaction
    .insertInto('person_key')
    .values({
      organisation_id: organisationId,
      device_id: deviceId,
      staff_id: staffId,
      public_key: publicKey,
      ...validity,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'device_id', 'staff_id', 'public_key']).doUpdateSet(validity),
    )
    .execute();
  const about = { kind: 'certificate', id: serial } as const;
  await writeAudit(transaction, organisationId, [{ what: given.what, deviceId, staffId, about }], now);
  return written;
}
