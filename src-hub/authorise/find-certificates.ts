/** The certificates that this hub gave, by their serials, each held against the hub's own key once more. */
import { sql } from 'kysely';
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { isWholeAndSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import { readCertificate } from '../../shared/protocol/read-certificate';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';

/** A certificate, and the change in which it travels. */
export type FoundCertificate = {
  readonly certificate: PersonCertificate;
  readonly signed: SignedChange;
  /** When its key ended, because the person got another one on that device; null while it holds. */
  readonly endedAt: Date | null;
};

const keyName = (key: { readonly deviceId: string; readonly staffId: string; readonly publicKey: string }) =>
  `${key.deviceId} ${key.staffId} ${key.publicKey}`;

/** When the keys of these people ended, by `keyName`. */
async function findEnds(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await database
    .selectFrom('person_key')
    .select([
      'device_id as deviceId',
      'staff_id as staffId',
      'public_key as publicKey',
      'ended_at as endedAt',
    ])
    .where('organisation_id', '=', organisationId)
    .where('staff_id', '=', sql<StaffId>`any(${staffIds})`)
    .where('ended_at', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.endedAt ? [[keyName(row), row.endedAt]] : [])));
}

/** What the certificate says, as long as its key counts: until the person got another one on that device. */
export function inForce({ certificate, endedAt }: FoundCertificate): PersonCertificate {
  if (!endedAt || endedAt.getTime() >= Date.parse(certificate.validUntil)) return certificate;
  return { ...certificate, validUntil: endedAt.toISOString() };
}

/** Those there are, by serial. */
export async function findCertificates(
  { identity }: Pick<Store, 'identity'>,
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  serials: readonly string[],
): Promise<ReadonlyMap<string, FoundCertificate>> {
  if (serials.length === 0) return new Map();
  const rows = await database
    .selectFrom('change')
    .select(['text', 'hash', 'signature'])
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'person-certificate')
    .where('subject_id', '=', sql<string>`any(${serials})`)
    .execute();
  const hubKey = publicKeyOf(identity.publicKey);
  const found = rows.flatMap((signed) => {
    const certificate = readCertificate(signed, identity.hubId);
    return certificate && isWholeAndSignedBy(hubKey, signed) ? [{ certificate, signed }] : [];
  });
  const staffIds = [...new Set(found.map(({ certificate }) => certificate.staffId))];
  const ends = staffIds.length > 0 ? await findEnds(database, organisationId, staffIds) : new Map();
  return new Map(
    found.map((one) => {
      const endedAt = ends.get(keyName(one.certificate)) ?? null;
      return [one.certificate.serial, { ...one, endedAt }];
    }),
  );
}
