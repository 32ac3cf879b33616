/** The contract `sync`: how far handing in has come, and a round on request. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { syncContract } from '../../shared/contract/sync-contract';
import { ok } from '../../shared/kernel/result';
import type { Sync } from '../sync/sync';

export const createSyncService = (sync: Sync): ServiceOf<typeof syncContract> => ({
  status: { get: sync.status, subscribe: sync.onStatus },
  syncNow: async () => ok(await sync.syncNow()),
});
