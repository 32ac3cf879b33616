/** The certificates that this hub gave, by their serials, each held against the hub's own key once more. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { isWholeAndSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import { readCertificate } from '../../shared/protocol/read-certificate';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';

/** A certificate, and the change in which it travels. */
export type FoundCertificate = { readonly certificate: PersonCertificate; readonly signed: SignedChange };

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
  return new Map(found.map((one) => [one.certificate.serial, one]));
}
