/** What only an administrator at work may look at: who looks is in the audit log, and who wanted to. */
import type { SessionId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Signer } from '../accept/examine-change';
import { holdsAt } from '../authorise/device-clock';
import { findSessions } from '../authorise/find-sessions';
import type { Session } from '../authorise/prove-session';
import type { Store } from '../store/open-store';
import { countAudit } from './write-audit';

/**
 * Lets in whoever works on the asking device as an administrator.
 * @param sessionId opened on that device
 */
export async function admitAdministrator(
  store: Store,
  caller: Signer,
  sessionId: SessionId,
  what: 'devices-read' | 'audit-read',
  now: Date,
): Promise<Result<Session>> {
  const { organisationId, deviceId } = caller;
  const session = (await findSessions(store, store.database, caller, [sessionId])).get(sessionId);
  const who = session ? { staffId: session.staffId, sessionId } : {};
  const isAdministrator = session?.roles.includes('administrator') && holdsAt(session, now.getTime());
  const refusal = isAdministrator ? null : problem('administrator-needed');
  const outcome = refusal ? { outcome: refusal.code } : {};
  await countAudit(store.database, organisationId, { what, deviceId, ...who, ...outcome }, now);
  return session && !refusal ? ok(session) : err(refusal ?? problem('administrator-needed'));
}
