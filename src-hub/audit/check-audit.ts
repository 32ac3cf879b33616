/** What `hub check` tells of the audit log: from when on it is there, and whether a row was taken out. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { Database } from '../store/open-store';

export type AuditState = {
  readonly rows: number;
  /** Null: there is none yet. */
  readonly since: Date | null;
  /** Rows whose number was given, and that did not go by their age. */
  readonly missing: number;
};

/** Looks at the numbers of one organisation. */
export async function checkAudit(database: Database, organisationId: OrganisationId): Promise<AuditState> {
  const found = await sql<AuditState>`
    select count(a.number) as rows, min(a.at) as since, o.last_audit - o.audit_pruned - count(a.number) as missing
    from organisation o left join audit a on a.organisation_id = o.organisation_id
    where o.organisation_id = ${organisationId} group by o.last_audit, o.audit_pruned`.execute(database);
  return found.rows[0] ?? { rows: 0, since: null, missing: 0 };
}
