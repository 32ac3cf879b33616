/**
 * The feed: an organisation's changes in the hub's order, from a cursor on. A page is limited in count and in bytes,
 * and always brings its reader further. A cursor never jumps over a change: numbers become visible in order (see
 * `accept/accept-changes`). What the asking device surely holds already, because it made it, is left out (H14), and so
 * is what nobody on it may see (H43).
 */
import { type RawBuilder, sql } from 'kysely';
import { commonSubjectTypes } from '../../shared/domain/sight';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { SequencedChange } from '../../shared/protocol/change';
import { maxPageCount, type PullAnswer } from '../../shared/protocol/hub-api';
import type { Sees } from '../../shared/values/sees';
import type { Database } from '../store/open-store';
import { readEarlier } from './earlier-changes';

const maxPageBytes = 4_000_000;

/** Whose feed it is, and so what is in it. */
export type FeedScope = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  /** Last change of its own chain that the device holds a receipt for; 0 and nothing when there is none. */
  readonly ownSeq: number;
  readonly ownHash: string;
  readonly sees: Sees;
};

export type FeedPlace = {
  readonly epoch: string;
  /** The organisation's last number as read before the call: says whether more follows. */
  readonly lastSeq: number;
};

type PageRow = SequencedChange & { readonly isLeftOut: boolean };

/**
 * Whether the device may see the change `c`. What was given under a number behind the page comes when its reader is
 * there, with all that is older; what it made itself is its own.
 */
export function isSeen({
  organisationId,
  deviceId,
  sees,
}: Pick<FeedScope, 'organisationId' | 'deviceId' | 'sees'>): RawBuilder<boolean> {
  if (sees === 'all') return sql<boolean>`true`;
  return sql<boolean>`(c.device_id = ${deviceId} or c.subject_type = any(${commonSubjectTypes}::text[])
    or exists (select 1 from sight s where s.organisation_id = ${organisationId} and s.device_id = ${deviceId}
      and s.subject_type = c.subject_type and s.subject_id = c.subject_id))`;
}

/** What was worked out for the device holds up to the number that was last then: no page of it reads on. */
const lastOf = ({ sees }: FeedScope, { lastSeq }: FeedPlace): number =>
  sees === 'all' ? Number.MAX_SAFE_INTEGER : lastSeq;

async function readWindow(
  database: Database,
  scope: FeedScope,
  place: FeedPlace,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly PageRow[]> {
  const { organisationId, deviceId, ownSeq, ownHash } = scope;
  const found = await sql<PageRow>`
    with recursive page as (
      select * from change c where c.organisation_id = ${organisationId}
        and c.seq > ${page.after} and c.seq <= ${lastOf(scope, place)}
      order by c.seq limit ${Math.min(page.limit, maxPageCount)}
    ), first_own as (
      select min(device_seq) as device_seq from page where device_id = ${deviceId}
    ), held as (
      -- Back along the chain from what the device names, link by link: where it went on from an old copy, what it
      -- lost stands on the other branch, whatever became of the changes in between.
      select device_seq, hash, prev_hash from change where organisation_id = ${organisationId}
        and device_id = ${deviceId} and device_seq = ${ownSeq} and hash = ${ownHash}
      union all
      select c.device_seq, c.hash, c.prev_hash from held
        join change c on c.organisation_id = ${organisationId} and c.device_id = ${deviceId}
          and c.device_seq = held.device_seq - 1 and c.hash = held.prev_hash
      where held.device_seq > (select device_seq from first_own)
    ), judged as (
      select c.seq, c.text, c.hash, c.signature, not ${isSeen(scope)} or c.erased_at is not null or (
        c.device_id = ${deviceId}
          and exists (select 1 from held where held.device_seq = c.device_seq and held.hash = c.hash)
          and not exists (select 1 from change twin where twin.organisation_id = c.organisation_id
            and twin.device_id = c.device_id and twin.device_seq = c.device_seq and twin.seq <> c.seq)) as is_left_out
      from page c
    ), measured as (
      select *, case when is_left_out then 0 else octet_length(text) end as size from judged
    ), summed as (
      select *, sum(size) over (order by seq) - size as before from measured
    )
    select seq, case when is_left_out then '' else text end as text, hash, signature, is_left_out as "isLeftOut"
    from summed where before < ${maxPageBytes} order by seq`.execute(database);
  return found.rows;
}

/** One page after the cursor; null when what became the device's is more than a page brings. */
export async function readFeed(
  database: Database,
  scope: FeedScope,
  place: FeedPlace,
  page: { readonly after: number; readonly limit: number },
): Promise<PullAnswer | null> {
  const rows = await readWindow(database, scope, place, page);
  const cursor = rows.at(-1)?.seq ?? page.after;
  const earlier =
    scope.sees === 'all' || cursor === page.after
      ? []
      : await readEarlier(database, scope, { after: page.after, cursor });
  if (earlier === null) return null;
  const changes = rows.flatMap(({ isLeftOut, ...change }) => (isLeftOut ? [] : [change]));
  return { epoch: place.epoch, changes: [...earlier, ...changes], cursor, hasMore: cursor < place.lastSeq };
}
