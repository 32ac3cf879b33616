/** The contract `sync`: how far handing in has come, a round on request, and the centre's devices. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { syncContract } from '../../shared/contract/sync-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { SessionHolder } from '../people/session-holder';
import type { Sync } from '../sync/sync';

export const createSyncService = (
  sync: Sync,
  holder: Pick<SessionHolder, 'get'>,
): ServiceOf<typeof syncContract> => ({
  status: { get: sync.status, subscribe: sync.onStatus },
  syncNow: async () => ok(await sync.syncNow()),
  devices: async () => {
    const session = holder.get();
    if (!session) return err(problem('nobody-signed-in'));
    const { sessionId } = session;
    const answer = await sync.devices(sessionId);
    if (answer.ok || answer.problem.code !== 'administrator-needed' || sync.status().waiting === 0)
      return answer;
    // Whoever unlocked just now is not known to the hub yet.
    await sync.syncNow();
    return sync.devices(sessionId);
  },
});
