/**
 * Changes that stand before where a device reads on, of subjects that became its since: an exam that was given to somebody
 * on it, with the participants that were there long before. They come with the page in which that happened.
 */
import { sql } from 'kysely';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { SequencedChange } from '../../shared/protocol/change';
import type { Database } from '../store/open-store';

/** More than that is loaded faster than it is read change by change. */
const most = { count: 2000, bytes: 8_000_000 };

type Scope = { readonly organisationId: OrganisationId; readonly deviceId: DeviceId };
type Window = { readonly after: number; readonly cursor: number };
type Row = SequencedChange & { readonly bytes: number };

/**
 * In the hub's order; of documents only the version that stands. Null when it is more than a page brings.
 * @param window the page: what was given in it is asked for, and what stands before it is answered
 */
export async function readEarlier(
  database: Database,
  { organisationId, deviceId }: Scope,
  { after, cursor }: Window,
): Promise<readonly SequencedChange[] | null> {
  const found = await sql<Row>`
    select c.seq, c.text, c.hash, c.signature, sum(octet_length(c.text)) over (order by c.seq) as bytes
    from sight s join change c on c.organisation_id = s.organisation_id
      and c.subject_type = s.subject_type and c.subject_id = s.subject_id
    where s.organisation_id = ${organisationId} and s.device_id = ${deviceId}
      and s.seq > ${after} and s.seq <= ${cursor} and c.seq <= ${after} and c.erased_at is null
      and (c.kind <> 'document' or exists (select 1 from document_head h
        where h.organisation_id = c.organisation_id and h.change_id = c.change_id))
    order by c.seq limit ${most.count + 1}`.execute(database);
  const { rows } = found;
  if (rows.length > most.count || Number(rows.at(-1)?.bytes ?? 0) > most.bytes) return null;
  return rows.map(({ bytes, ...change }) => change);
}
