/**
 * Where a device's chain parts: two changes under one number. A copy of the folder that both goes on with the first makes it,
 * and so does a device that was put back to an older copy. The branch that came first keeps the id; whoever pushes the other
 * is told where it parted, and goes on under an id of its own (`accounts/part-device`).
 */
import { sql } from 'kysely';
import type { ChangeId, DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { Database, DatabaseTransaction } from '../store/open-store';

type Pusher = { readonly organisationId: OrganisationId; readonly deviceId: DeviceId };

/**
 * The lowest number at which one of these changes stands behind another of the same number, for which no copy got an id
 * yet. Always the same for the same push, so that an answer that got lost is given again.
 * @param changeIds those of the push that are stored
 * @returns null where the push parts from nothing
 */
export async function findFork(
  database: Database | DatabaseTransaction,
  { organisationId, deviceId }: Pusher,
  changeIds: readonly ChangeId[],
): Promise<number | null> {
  if (changeIds.length === 0) return null;
  const found = await sql<{ fork: number | null }>`
    select min(mine.device_seq) as fork from change mine
    where mine.organisation_id = ${organisationId} and mine.device_id = ${deviceId}
      and mine.change_id = any(${changeIds})
      and (select count(*) from change other where other.organisation_id = mine.organisation_id
          and other.device_id = mine.device_id and other.device_seq = mine.device_seq and other.seq < mine.seq)
        > (select count(*) from parted_device p where p.organisation_id = mine.organisation_id
          and p.device_id = mine.device_id and mine.device_seq between p.fork_seq and p.end_seq)`.execute(
    database,
  );
  const fork = found.rows[0]?.fork ?? null;
  return fork === null ? null : Number(fork);
}

/** Whether there are more branches at this number than copies that got an id for it. */
export async function isForkedAt(
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Pusher,
  deviceSeq: number,
): Promise<boolean> {
  const found = await sql<{ is_forked: boolean }>`
    select (select count(*) from change where organisation_id = ${organisationId} and device_id = ${deviceId}
        and device_seq = ${deviceSeq})
      > 1 + (select count(*) from parted_device where organisation_id = ${organisationId}
        and device_id = ${deviceId} and ${deviceSeq}::bigint between fork_seq and end_seq)
      as is_forked`.execute(transaction);
  return found.rows[0]?.is_forked === true;
}

/**
 * How far a branch can reach that parts at that number, whatever a copy says: to the last number that came in, and no further
 * than there are changes to fill it, because a device passes over no number. One far number in a lie is so worth nothing.
 */
export async function findFarthestEnd(
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Pusher,
  forkSeq: number,
): Promise<number> {
  const found = await sql<{ end: number }>`
    select coalesce(least(max(device_seq), ${forkSeq}::bigint - 1 + count(*)), 0) as end from (
      select device_seq from change where organisation_id = ${organisationId} and device_id = ${deviceId}
      union all
      select device_seq from refused_change
      where organisation_id = ${organisationId} and device_id = ${deviceId} and problem <> 'change-differs'
    ) as came where device_seq >= ${forkSeq}::bigint`.execute(transaction);
  return Number(found.rows[0]?.end ?? 0);
}

/**
 * What a copy still recorded while its id changed belongs to its branch as well: behind the end that it named then. Else the
 * device that kept its id would be taken for the copy as soon as it comes to those numbers.
 * @param changeIds what the copy handed in under the id of before, as far as it is stored
 */
export async function lengthenBranch(
  transaction: DatabaseTransaction,
  pusher: Pusher,
  copyId: DeviceId,
  changeIds: readonly ChangeId[],
): Promise<void> {
  const { organisationId, deviceId } = pusher;
  const found = await sql<{ copyId: DeviceId; forkSeq: number; upTo: number }>`
    with recursive self as (
      select ${copyId}::uuid as device_id
      union select p.device_id from self
        join parted_device p on p.organisation_id = ${organisationId} and p.new_device_id = self.device_id
    )
    select p.new_device_id as "copyId", p.fork_seq as "forkSeq", max(c.device_seq) as "upTo"
    from parted_device p join self on p.new_device_id = self.device_id
      join change c on c.organisation_id = p.organisation_id and c.device_id = p.device_id
        and c.change_id = any(${changeIds}) and c.device_seq > p.end_seq
    where p.organisation_id = ${organisationId} and p.device_id = ${deviceId}
    group by p.new_device_id, p.fork_seq`.execute(transaction);
  for (const branch of found.rows) {
    const farthest = await findFarthestEnd(transaction, pusher, Number(branch.forkSeq));
    await transaction
      .updateTable('parted_device')
      .set({ end_seq: Math.min(Number(branch.upTo), farthest) })
      .where('organisation_id', '=', organisationId)
      .where('new_device_id', '=', branch.copyId)
      .where('end_seq', '<', farthest)
      .execute();
  }
}
