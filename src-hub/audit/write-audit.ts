/**
 * Writes rows of the audit log, in the transaction of what they tell of or right after it. What may happen at any request
 * is one row an hour that counts on, so that neither a poll nor a flood fills the table.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { auditDone } from '../../shared/values/audit-entry';
import { lockOrganisation } from '../accept/store-changes';
import type { Database, DatabaseTransaction } from '../store/open-store';
import type { Told } from './told';

const hourOf = (at: Date): string => at.toISOString().slice(0, 13);

/** What makes two happenings of an hour one row. */
const foldOf = (
  { what, origin, about, deviceId, staffId, sessionId, outcome, detail }: Told,
  at: Date,
): string => {
  // Whom a device names may be anybody; a candidate is about themselves, and each has rows of their own.
  const own = origin === 'candidate' ? [about?.id] : [];
  return [what, ...own, deviceId, staffId, sessionId, outcome, detail, hourOf(at)]
    .map((part) => part ?? '-')
    .join(' ');
};

const rowOf = (told: Told, place: number, at: Date, isFolded: boolean) => ({
  place: place + 1,
  count: told.count ?? 1,
  what: told.what,
  origin: told.origin ?? 'device',
  device_id: told.deviceId ?? null,
  staff_id: told.staffId ?? null,
  session_id: told.sessionId ?? null,
  about_kind: told.about?.kind ?? null,
  about_id: told.about?.id ?? null,
  outcome: told.outcome ?? auditDone,
  detail: told.detail ?? '',
  fold: isFolded ? foldOf(told, at) : null,
});

/** The numbers are taken and used in one statement, under the lock that this takes on the organisation's row. */
async function insertRows(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  rows: readonly ReturnType<typeof rowOf>[],
  at: Date,
): Promise<void> {
  await sql`
    with place as (
      update organisation set last_audit = last_audit + ${rows.length}::bigint
      where organisation_id = ${organisationId} returning last_audit - ${rows.length}::bigint as before
    )
    insert into audit (organisation_id, number, at, last_at, count, what, origin, device_id, staff_id, session_id,
      about_kind, about_id, outcome, detail, fold)
    select ${organisationId}::uuid, place.before + r.place, ${at}::timestamptz, ${at}::timestamptz, r.count, r.what,
      r.origin, r.device_id, r.staff_id, r.session_id, r.about_kind, r.about_id, r.outcome, r.detail, r.fold
    from place, json_to_recordset(${JSON.stringify(rows)}::json) as r
      (place bigint, count bigint, what text, origin text, device_id uuid, staff_id uuid, session_id uuid,
       about_kind text, about_id text, outcome text, detail text, fold text)`.execute(transaction);
}

/** Writes them, in this order. */
export async function writeAudit(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  told: readonly Told[],
  at: Date,
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map((one, place) => rowOf(one, place, at, false));
  await insertRows(transaction, organisationId, rows, at);
}

async function countOn(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  told: Told,
  at: Date,
): Promise<boolean> {
  const counted = await sql`
    update audit set count = count + ${told.count ?? 1}::bigint, last_at = ${at}::timestamptz
    where organisation_id = ${organisationId} and fold = ${foldOf(told, at)} returning 1`.execute(database);
  return counted.rows.length > 0;
}

/** Counts it in this hour's row, or begins that; whoever calls holds the organisation's lock. */
export async function countAuditLocked(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  told: Told,
  at: Date,
): Promise<void> {
  if (await countOn(transaction, organisationId, told, at)) return;
  await insertRows(transaction, organisationId, [rowOf(told, 0, at, true)], at);
}

/** Counts it in this hour's row, in a transaction of its own only where there is no such row yet. */
export async function countAudit(
  database: Database,
  organisationId: OrganisationId,
  told: Told,
  at: Date,
): Promise<void> {
  if (await countOn(database, organisationId, told, at)) return;
  await database.transaction().execute(async (transaction) => {
    await lockOrganisation(transaction, organisationId);
    await countAuditLocked(transaction, organisationId, told, at);
  });
}
