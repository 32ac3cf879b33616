/**
 * What is odd in the chains of the devices: a gap (a number never seen), a fork (one number twice: a device was
 * restored from an old copy or cloned), or a link that does not name the change before it. Everything is kept; this
 * only tells. Refused changes count as seen.
 */
import { sql } from 'kysely';
import type { DeviceId } from '../../shared/kernel/ids';
import type { Database } from '../store/open-store';

export type ChainBreak = {
  readonly deviceId: DeviceId;
  readonly kind: 'gap' | 'fork' | 'link';
  /** Number at which the chain goes on again. */
  readonly deviceSeq: number;
};

/** All breaks, by device and place. */
export async function findChainBreaks(database: Database): Promise<readonly ChainBreak[]> {
  const found = await sql<ChainBreak>`
    with seen as (
      select organisation_id, device_id, device_seq, hash, prev_hash from change
      union all
      -- The text of a refused change may be anything; its link is not looked at.
      select organisation_id, device_id, device_seq, content_hash, null
      from refused_change where device_seq is not null and problem <> 'change-differs'
    ), linked as (
      select *, lag(device_seq, 1, 0::bigint) over chain as previous_seq, lag(hash) over chain as previous_hash
      from seen window chain as (partition by organisation_id, device_id order by device_seq, hash)
    ), judged as (
      select organisation_id, device_id as "deviceId", device_seq as "deviceSeq", case
        when device_seq = previous_seq then 'fork'
        when device_seq > previous_seq + 1 then 'gap'
        when previous_hash is not null and prev_hash <> previous_hash then 'link'
      end as kind from linked
    )
    select "deviceId", "deviceSeq", kind from judged where kind is not null
      -- A copy that got an id of its own is told as such.
      and not exists (select 1 from parted_device p
        where p.organisation_id = judged.organisation_id and p.device_id = judged."deviceId"
          and judged."deviceSeq" between p.fork_seq and p.end_seq + 1)
    order by "deviceId", "deviceSeq"`.execute(database);
  return found.rows;
}
