/** Notes who was merged into whom, in the transaction that stores it: a person is asked for under all their ids at every call. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import { participantSchema } from '../../shared/records/participant';
import type { DatabaseTransaction } from '../store/open-store';

const mergedSchema = participantSchema.pick({ participantId: true, mergedInto: true });

/** @param changes in the order in which they are stored; the last of one participant counts */
export async function noteMerged(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  changes: readonly Pick<Change, 'type' | 'subjectId' | 'body'>[],
): Promise<void> {
  const lastById = new Map(
    changes.filter(({ type }) => type === 'participant').map(({ subjectId, body }) => [subjectId, body]),
  );
  if (lastById.size === 0) return;
  await sql`delete from merged_participant where organisation_id = ${organisationId}
    and participant_id::text = any(${[...lastById.keys()]}::text[])`.execute(transaction);
  const rows = [...lastById.values()].flatMap((body) => {
    const merged = mergedSchema.safeParse(body).data;
    return merged?.mergedInto ? [{ participant_id: merged.participantId, into_id: merged.mergedInto }] : [];
  });
  if (rows.length === 0) return;
  await sql`insert into merged_participant (organisation_id, participant_id, into_id)
    select ${organisationId}::uuid, participant_id, into_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (participant_id uuid, into_id uuid)
    on conflict (organisation_id, participant_id) do update set into_id = excluded.into_id`.execute(
    transaction,
  );
}
