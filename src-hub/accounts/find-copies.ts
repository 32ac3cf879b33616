/** What became of the copies of a device, for whoever works on one of them and for whoever hands in what another recorded. */
import { sql } from 'kysely';
import type { DeviceId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Signer } from '../accept/examine-change';
import type { Store } from '../store/open-store';

/** How long whoever works on the device that kept its id is told, in milliseconds. */
const tellMs = 3 * 86_400_000;

/** Says that a copy of this device's folder was in use, until the device joins anew or three days have passed. */
export async function findCopyNotice(
  { database }: Store,
  { organisationId, deviceId }: Signer,
  now: Date,
): Promise<Problem | null> {
  const row = await database
    .selectFrom('parted_device')
    .innerJoin('device as copy', (join) =>
      join
        .onRef('copy.organisation_id', '=', 'parted_device.organisation_id')
        .onRef('copy.device_id', '=', 'parted_device.new_device_id'),
    )
    .innerJoin('device as kept', (join) =>
      join
        .onRef('kept.organisation_id', '=', 'parted_device.organisation_id')
        .onRef('kept.device_id', '=', 'parted_device.device_id'),
    )
    .select('copy.name')
    .where('parted_device.organisation_id', '=', organisationId)
    .where('parted_device.device_id', '=', deviceId)
    .where('parted_at', '>', new Date(now.getTime() - tellMs))
    .whereRef('parted_at', '>', 'kept.enrolled_at')
    .orderBy('parted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? problem('device-copied', { name: row.name }) : null;
}

/**
 * The device that a copy was of, however many ids ago: what the copy recorded under that id and did not hand in yet comes
 * through its new one, signed with the old key.
 * @returns null when it never was that device
 */
export async function findFormerSelf(
  { database }: Store,
  caller: Signer,
  deviceId: DeviceId,
): Promise<Signer | null> {
  const { organisationId } = caller;
  const found = await sql<{ public_key: string; is_revoked: boolean }>`
    with recursive former as (
      select device_id from parted_device
        where organisation_id = ${organisationId} and new_device_id = ${caller.deviceId}
      union select p.device_id from former
        join parted_device p on p.organisation_id = ${organisationId} and p.new_device_id = former.device_id
    )
    select d.public_key, d.revoked_at is not null as is_revoked from former
    join device d on d.organisation_id = ${organisationId} and d.device_id = former.device_id
    where former.device_id = ${deviceId}`.execute(database);
  const row = found.rows[0];
  if (!row) return null;
  const isRevoked = row.is_revoked || caller.isRevoked === true;
  return { ...caller, deviceId, publicKey: row.public_key, isRevoked, copyId: caller.deviceId };
}

/**
 * The device that a copy was of, where this hub was put back to before it knew of the copy: nobody but the copy may hold what
 * it recorded under that id. What it brings has to be signed by that device, as whatever is brought back (H21).
 * @returns null where the hub was never put back, or knows no such device
 */
export async function findAfterPutBack(
  { database }: Store,
  caller: Signer,
  deviceId: DeviceId,
): Promise<Signer | null> {
  const row = await database
    .selectFrom('device')
    .select(['public_key', 'revoked_at'])
    .where('organisation_id', '=', caller.organisationId)
    .where('device_id', '=', deviceId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('put_back')
          .select('put_back.epoch')
          .whereRef('put_back.organisation_id', '=', 'device.organisation_id'),
      ),
    )
    .executeTakeFirst();
  if (!row) return null;
  const isRevoked = row.revoked_at !== null || caller.isRevoked === true;
  return { ...caller, deviceId, publicKey: row.public_key, isRevoked, copyId: caller.deviceId };
}
