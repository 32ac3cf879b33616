/**
 * Which bytes a device may bring and fetch: those that a stored change names which it may see (H43), or which it made,
 * under an earlier id as well (H41). "Not there" and "not yours" are one answer.
 */
import { sql } from 'kysely';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { Sees } from '../../shared/values/sees';
import { isSeen } from '../changes/feed';
import type { Database } from '../store/open-store';

export type BodyScope = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  readonly sees: Sees;
};

export type NamedBody = {
  readonly digest: string;
  /** As each of the changes says that name it. */
  readonly sizes: readonly number[];
  /** What named it was erased, all of it. */
  readonly isErased: boolean;
};

/** Those of these digests that the device may ask about. */
export async function findNamed(
  database: Database,
  scope: BodyScope,
  digests: readonly string[],
): Promise<ReadonlyMap<string, NamedBody>> {
  const { organisationId, deviceId } = scope;
  const found = await sql<{ digest: string; bytes: number; isErased: boolean }>`
    with recursive former as (
      select device_id from parted_device where organisation_id = ${organisationId} and new_device_id = ${deviceId}
      union select p.device_id from former
        join parted_device p on p.organisation_id = ${organisationId} and p.new_device_id = former.device_id
    )
    select distinct a.digest, a.bytes, c.erased_at is not null as "isErased"
    from attachment a join change c on c.organisation_id = a.organisation_id and c.seq = a.seq
    where a.organisation_id = ${organisationId} and a.digest = any(${digests}::text[])
      and (${isSeen(scope)} or c.device_id in (select device_id from former))`.execute(database);
  const byDigest = new Map<string, NamedBody>();
  for (const { digest, bytes, isErased } of found.rows) {
    const known = byDigest.get(digest) ?? { digest, sizes: [], isErased: true };
    const sizes = isErased ? known.sizes : [...known.sizes, bytes];
    byDigest.set(digest, { digest, sizes, isErased: known.isErased && isErased });
  }
  return byDigest;
}
