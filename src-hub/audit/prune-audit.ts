/** What is older than the organisation keeps its audit log goes, from the beginning on, and on record. */
import { sql } from 'kysely';
import type { Database } from '../store/open-store';

/** Long enough for an objection, a complaint and an inspection; whoever answers for the hub may set another. */
export const defaultAuditYears = 7;

/** @returns how many rows went */
export async function pruneAudit(database: Database, years: number, now: Date): Promise<number> {
  const kept = new Date(now);
  kept.setUTCFullYear(kept.getUTCFullYear() - years);
  const gone = await sql<{ number: number }>`
    with old as (
      select organisation_id, max(number) as last from audit where last_at < ${kept}::timestamptz group by 1
    ), noted as (
      update organisation o set audit_pruned = greatest(o.audit_pruned, old.last) from old
      where o.organisation_id = old.organisation_id
    )
    delete from audit using old
    where audit.organisation_id = old.organisation_id and audit.number <= old.last
    returning audit.number`.execute(database);
  return gone.rows.length;
}
