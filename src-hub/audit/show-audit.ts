/** The audit log as an administrator at work reads it, page by page. */
import type { z } from 'zod';
import { ok, type Result } from '../../shared/kernel/result';
import type { auditQuerySchema } from '../../shared/protocol/hub-api';
import type { AuditAnswer } from '../../shared/values/audit-entry';
import type { Signer } from '../accept/examine-change';
import type { Store } from '../store/open-store';
import { admitAdministrator } from './admit-administrator';
import { readAudit } from './read-audit';

const momentOf = (said: string | undefined): Date | undefined =>
  said === undefined ? undefined : new Date(said);

/** One page of it. */
export async function showAudit(
  store: Store,
  caller: Signer,
  { sessionId, limit, since, until, ...filter }: z.output<typeof auditQuerySchema>,
  now: Date,
): Promise<Result<AuditAnswer>> {
  const administrator = await admitAdministrator(store, caller, sessionId, 'audit-read', now);
  if (!administrator.ok) return administrator;
  const period = { since: momentOf(since), until: momentOf(until) };
  const found = await readAudit(store.database, caller.organisationId, { ...filter, ...period }, limit + 1);
  return ok({ entries: found.slice(0, limit), hasMore: found.length > limit });
}
