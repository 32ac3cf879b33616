/** What only an administrator at work may look at: who looks is in the audit log, and who wanted to. */
import type { SessionId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Signer } from '../accept/examine-change';
import { holdsAt } from '../authorise/device-clock';
import { findSessions, isOpenedLast } from '../authorise/find-sessions';
import type { Store } from '../store/open-store';
import { countAudit } from './write-audit';

/**
 * Lets in whoever works on the asking device as an administrator.
 * @param tells `refusals` for what is only a part of something that is told as a whole
 * @param sessionId opened on that device, and nobody opened another one there since
 */
export async function admitAdministrator(
  store: Store,
  caller: Signer,
  sessionId: SessionId,
  what: 'devices-read' | 'audit-read' | 'catalogue-read' | 'catalogue-changed',
  now: Date,
  tells: 'always' | 'refusals' = 'always',
): Promise<Result<{ readonly staffId: StaffId }>> {
  const { organisationId, deviceId } = caller;
  const session = (await findSessions(store, store.database, caller, [sessionId])).get(sessionId);
  const who = session ? { staffId: session.staffId, sessionId } : {};
  const isAdministrator = session?.roles.includes('administrator') && holdsAt(session, now.getTime());
  const isAtWork = isAdministrator && (await isOpenedLast(store.database, caller, sessionId));
  const answer =
    session && isAtWork ? ok({ staffId: session.staffId }) : err(problem('administrator-needed'));
  const outcome = answer.ok ? {} : { outcome: answer.problem.code };
  if (answer.ok && tells === 'refusals') return answer;
  await countAudit(store.database, organisationId, { what, deviceId, ...who, ...outcome }, now);
  return answer;
}
