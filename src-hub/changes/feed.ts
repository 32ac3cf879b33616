/**
 * The feed: an organisation's changes in the hub's order, from a cursor on. A page is limited in count and in bytes
 * and always holds at least one change, so that a reader gets on. A cursor never jumps over a change: numbers become
 * visible in order (see `accept/accept-changes`).
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { SequencedChange } from '../../shared/protocol/change';
import { maxPageCount, type PullAnswer } from '../../shared/protocol/hub-api';
import type { Database } from '../store/open-store';

const maxPageBytes = 4_000_000;

/**
 * One page after the cursor.
 * @param lastSeq the organisation's last number as read before this call: says whether more follows
 */
export async function readFeed(
  database: Database,
  place: { readonly organisationId: OrganisationId; readonly epoch: string; readonly lastSeq: number },
  after: number,
  limit: number,
): Promise<PullAnswer> {
  const found = await sql<SequencedChange>`
    select seq, text, hash, signature
    from (
      select seq, text, hash, signature, sum(octet_length(text)) over (order by seq) - octet_length(text) as before
      from (
        select seq, text, hash, signature from change
        where organisation_id = ${place.organisationId} and seq > ${after}
        order by seq limit ${Math.min(limit, maxPageCount)}
      ) as page
    ) as measured
    where before < ${maxPageBytes} order by seq`.execute(database);
  const cursor = found.rows.at(-1)?.seq ?? after;
  return { epoch: place.epoch, changes: found.rows, cursor, hasMore: cursor < place.lastSeq };
}
