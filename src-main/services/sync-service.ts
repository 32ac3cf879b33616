/** The contract `sync`: how far handing in has come, a round on request, and what the hub tells administrators. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { syncContract } from '../../shared/contract/sync-contract';
import type { SessionId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { SessionHolder } from '../people/session-holder';
import type { Sync } from '../sync/sync';

export function createSyncService(
  sync: Sync,
  holder: Pick<SessionHolder, 'get'>,
): ServiceOf<typeof syncContract> {
  const askAtWork = async <T>(ask: (sessionId: SessionId) => Promise<Result<T>>): Promise<Result<T>> => {
    const session = holder.get();
    if (!session) return err(problem('nobody-signed-in'));
    // Whoever unlocked just now is not known to the hub yet, and would stand in its log as refused.
    if (sync.status().waiting > 0) await sync.syncNow();
    return ask(session.sessionId);
  };
  return {
    status: { get: sync.status, subscribe: sync.onStatus },
    syncNow: async () => ok(await sync.syncNow()),
    devices: () => askAtWork(sync.devices),
    audit: (filter) => askAtWork((sessionId) => sync.audit(sessionId, filter)),
  };
}
