/**
 * What was stored before the hub noted who sees which exam: it is noted when the hub starts, once, before a device asks.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import { moveSight, noteMembers } from './note-members';

const notNoted = -1;

async function fill(transaction: DatabaseTransaction, organisationId: OrganisationId): Promise<void> {
  // The lock of whoever stores; another hub on this database may be doing the same.
  const { last_seq: lastSeq, sight_seq: sightSeq } = await transaction
    .selectFrom('organisation')
    .select(['last_seq', 'sight_seq'])
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (sightSeq !== notNoted) return;
  for (const type of ['exam', 'participation'] as const) {
    const heads = await readHeads(transaction, organisationId, type, 'all');
    await noteMembers(
      transaction,
      organisationId,
      [...heads.values()].map((change) => ({ change })),
    );
  }
  // Which of these events were doubted is not asked: so much was everybody's until now.
  await sql`insert into exam_viewer (organisation_id, viewer_id, exam_id, why)
    select distinct organisation_id, viewer_id, exam_id::text, 'wrote'
    from change, lateral unnest(array[device_id, actor_id]) as viewer_id
    where organisation_id = ${organisationId} and kind = 'event' and exam_id is not null and viewer_id is not null
    on conflict do nothing`.execute(transaction);
  await moveSight(transaction, organisationId, lastSeq);
}

/** Notes it for every organisation that has not been. */
export async function fillMembers({ database }: Pick<Store, 'database'>): Promise<void> {
  const found = await database
    .selectFrom('organisation')
    .select('organisation_id')
    .where('sight_seq', '=', notNoted)
    .execute();
  for (const row of found)
    await database.transaction().execute((transaction) => fill(transaction, row.organisation_id));
}
