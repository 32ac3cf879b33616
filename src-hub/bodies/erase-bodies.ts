/**
 * What was recorded about people is erased with the files it names: their keys are destroyed in the transaction of the
 * erasure, so that no copy of them opens any more, in a backup of the store either. A file that something else names, which
 * was not erased, stays.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { DatabaseTransaction } from '../store/open-store';
import { dropBodies } from './kept-bodies';
import { dropUpload } from './upload-pieces';

/** @param seqs of the changes whose text went */
export async function eraseBodies(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  seqs: readonly number[],
): Promise<void> {
  const found = await sql<{ digest: string }>`
    select distinct a.digest from attachment a
    where a.organisation_id = ${organisationId} and a.seq = any(${seqs}::bigint[]) and not exists (
      select 1 from attachment other join change c on c.organisation_id = other.organisation_id and c.seq = other.seq
      where other.organisation_id = a.organisation_id and other.digest = a.digest and c.erased_at is null)`.execute(
    transaction,
  );
  const digests = found.rows.map(({ digest }) => digest);
  if (digests.length === 0) return;
  await dropBodies(transaction, organisationId, digests);
  const uploads = await transaction
    .selectFrom('body_upload')
    .select(['device_id', 'digest'])
    .where('organisation_id', '=', organisationId)
    .where('digest', 'in', digests)
    .execute();
  for (const { device_id: deviceId, digest } of uploads)
    await dropUpload(transaction, { organisationId, deviceId, digest });
}
