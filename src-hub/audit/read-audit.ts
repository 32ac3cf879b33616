/** Reads the audit log of one organisation, the newest first. */
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import type { AuditEntry } from '../../shared/values/audit-entry';
import type { Database } from '../store/open-store';

export type AuditFilter = {
  /** Only rows with smaller numbers: where the page before ended. */
  readonly before?: number | undefined;
  /** Who did it, or whom it is about. */
  readonly staffId?: StaffId | undefined;
  readonly deviceId?: DeviceId | undefined;
  readonly what?: string | undefined;
  /** From this moment on. */
  readonly since?: Date | undefined;
  /** Up to this moment, without it. */
  readonly until?: Date | undefined;
};

const rowsOf = (
  database: Database,
  organisationId: OrganisationId,
  { before, staffId, deviceId, what, since, until }: AuditFilter,
) =>
  database
    .selectFrom('audit')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .$if(what !== undefined, (query) => query.where('what', '=', what ?? ''))
    .$if(since !== undefined, (query) => query.where('last_at', '>=', since ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? new Date(0)))
    .$if(staffId !== undefined, (query) =>
      query.where((either) =>
        either.or([either('staff_id', '=', staffId ?? null), either('about_id', '=', staffId ?? null)]),
      ),
    )
    .$if(deviceId !== undefined, (query) =>
      query.where((either) =>
        either.or([either('device_id', '=', deviceId ?? null), either('about_id', '=', deviceId ?? null)]),
      ),
    )
    .orderBy('number', 'desc');

/** At most `limit` of them. */
export async function readAudit(
  database: Database,
  organisationId: OrganisationId,
  filter: AuditFilter,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await rowsOf(database, organisationId, filter).limit(limit).execute();
  return rows.map((row) => ({
    number: row.number,
    at: row.at.toISOString(),
    lastAt: row.last_at.toISOString(),
    count: row.count,
    what: row.what,
    origin: row.origin,
    deviceId: row.device_id,
    staffId: row.staff_id,
    sessionId: row.session_id,
    about:
      row.about_kind !== null && row.about_id !== null ? { kind: row.about_kind, id: row.about_id } : null,
    outcome: row.outcome,
    detail: row.detail,
  }));
}
