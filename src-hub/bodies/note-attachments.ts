/**
 * Notes which stored change names which bytes, in the transaction that stores it: the hub takes and gives no others. What
 * was stored before it noted that is noted when it starts, once.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';

type Placed = { readonly seq: number; readonly change: Pick<Change, 'attachments'> };

/** Notes them. */
export async function noteAttachments(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  placed: readonly Placed[],
): Promise<void> {
  const rows = placed.flatMap(({ seq, change }) =>
    change.attachments.map(({ digest, bytes }) => ({ organisation_id: organisationId, digest, seq, bytes })),
  );
  if (rows.length === 0) return;
  await sql`insert into attachment (organisation_id, digest, seq, bytes)
    select ${organisationId}::uuid, digest, seq, bytes
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (digest text, seq bigint, bytes bigint)
    on conflict do nothing`.execute(transaction);
}

const rowsAtOnce = 500;

async function fill(transaction: DatabaseTransaction, organisationId: OrganisationId): Promise<number> {
  // The lock of whoever stores; another hub on this database may be doing the same.
  const { attachments_noted: isNoted } = await transaction
    .selectFrom('organisation')
    .select('attachments_noted')
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (isNoted) return 0;
  let after = 0;
  let count = 0;
  for (;;) {
    // As programs write it: a text that only quotes it has a backslash before each quotation mark.
    const found = await sql<{ seq: number; text: string }>`
      select seq, text from change where organisation_id = ${organisationId} and seq > ${after}
        and strpos(text, '"attachments":[{') > 0 order by seq limit ${rowsAtOnce}`.execute(transaction);
    const placed = found.rows.flatMap(({ seq, text }) => {
      const change = readChange({ text });
      return change ? [{ seq, change }] : [];
    });
    await noteAttachments(transaction, organisationId, placed);
    count += placed.length;
    after = found.rows.at(-1)?.seq ?? after;
    if (found.rows.length < rowsAtOnce) break;
  }
  await transaction
    .updateTable('organisation')
    .set({ attachments_noted: true })
    .where('organisation_id', '=', organisationId)
    .execute();
  return count;
}

/** Notes it for every centre that has not been. */
export async function fillAttachments({ database, world }: Pick<Store, 'database' | 'world'>): Promise<void> {
  const found = await database
    .selectFrom('organisation')
    .select('organisation_id')
    .where('attachments_noted', '=', false)
    .execute();
  for (const { organisation_id: organisationId } of found) {
    const changes = await database.transaction().execute((transaction) => fill(transaction, organisationId));
    if (changes > 0) logEvent(world, 'attachments-noted', { organisationId, changes });
  }
}
