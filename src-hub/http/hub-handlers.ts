/**
 * The hub's answer to every endpoint of its contract. Each asks the room that decides (`accept`, `accounts`, `changes`)
 * and hands its word on; nothing is kept between requests.
 */
import { ok } from '../../shared/kernel/result';
import type { HandlersOf } from '../../shared/protocol/http-contract';
import type { HubContract } from '../../shared/protocol/hub-contract';
import { protocolFloor, protocolVersion } from '../../shared/protocol/protocol-version';
import { acceptChanges } from '../accept/accept-changes';
import { signReceipts } from '../accept/sign-receipts';
import { enrolDevice } from '../accounts/enrol-device';
import { readFeed } from '../changes/feed';
import { createFirstLoads } from '../changes/first-load';
import type { Store } from '../store/open-store';
import type { Caller } from './authenticate';

/** The handlers of a hub on this store. */
export function createHubHandlers(store: Store, now: () => Date): HandlersOf<HubContract, Caller> {
  const firstLoadOf = createFirstLoads(store);
  return {
    health: async () => {
      const { epoch } = await store.database.selectFrom('hub').select('epoch').executeTakeFirstOrThrow();
      const { hubId } = store.identity;
      return ok({ hubId, epoch, protocol: protocolVersion, protocolFloor, time: now().toISOString() });
    },
    enrol: (request) => enrolDevice(store, request, now),
    push: async ({ changes }, caller) => {
      const accepted = await acceptChanges(store, caller, changes, now);
      return accepted.ok ? ok(signReceipts(store, caller.epoch, caller.deviceId, accepted.value)) : accepted;
    },
    pull: async ({ ownSeq, ownHash, ...page }, caller) => {
      const { organisationId, deviceId } = caller;
      return ok(await readFeed(store.database, { organisationId, deviceId, ownSeq, ownHash }, caller, page));
    },
    firstLoad: async (_nothing, caller) => ok(await firstLoadOf(caller)),
  };
}
