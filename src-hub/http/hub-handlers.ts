/**
 * The hub's answer to every endpoint of its contract. Each asks the room that decides (`accept`, `accounts`, `changes`)
 * and hands its word on; nothing is kept between requests.
 */
import { sql } from 'kysely';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { HandlersOf } from '../../shared/protocol/http-contract';
import type { PullAnswer, PushedChange } from '../../shared/protocol/hub-api';
import type { HubContract } from '../../shared/protocol/hub-contract';
import { protocolFloor, protocolVersion } from '../../shared/protocol/protocol-version';
import { acceptChanges } from '../accept/accept-changes';
import { identifyChange, makerOf, type Signer } from '../accept/examine-change';
import { signBodyReceipts, signLoad, signPage, signReceipts } from '../accept/sign-receipts';
import { certifyByAccount } from '../accounts/certify-by-account';
import { certifyPerson } from '../accounts/certify-person';
import { enrolDevice } from '../accounts/enrol-device';
import { findAfterPutBack, findCopyNotice, findFormerSelf } from '../accounts/find-copies';
import { listDevices } from '../accounts/list-devices';
import { partDevice } from '../accounts/part-device';
import { renewCertificate } from '../accounts/renew-certificate';
import { showAudit } from '../audit/show-audit';
import type { Told } from '../audit/told';
import { countAudit } from '../audit/write-audit';
import { type MayWrite, mayWrite } from '../authorise/may-write';
import { findStanding } from '../bodies/body-receipts';
import type { Bodies } from '../bodies/object-store';
import { createCatalogueHandlers } from '../catalogue/serve-catalogue';
import { readFeed } from '../changes/feed';
import { composeOwnLoad, createFirstLoads } from '../changes/first-load';
import { bringBack, findMissing, hearPutBack } from '../changes/put-back';
import { createProviders, type Providers } from '../identity/providers';
import { type WorkOutSight, workOutSight } from '../sight/work-out-sight';
import type { Store } from '../store/open-store';
import type { Caller } from './authenticate';

/** More became the device's, or was taken from it, than a page of the feed can say. */
const askToLoad = ({ epoch }: Caller, cursor: number): PullAnswer => ({
  epoch,
  changes: [],
  cursor,
  hasMore: false,
  mustLoad: true,
});

const askForProof = ({ lastSeq }: Caller) => err(problem('hub-behind', { last: lastSeq }));

/** Who made what is pushed: the caller, or the device of which it was a copy. One push holds one maker's. */
async function findSigner(store: Store, caller: Caller, changes: readonly PushedChange[]): Promise<Signer> {
  const [first] = changes.flatMap((signed) => identifyChange(signed) ?? []);
  const maker = first ? makerOf(first) : null;
  if (maker === null || maker === caller.deviceId) return caller;
  const former = await findFormerSelf(store, caller, maker);
  return former ?? (await findAfterPutBack(store, caller, maker)) ?? caller;
}

/** The handlers of a hub on this store. */
export function createHubHandlers(
  store: Store,
  now: () => Date,
  rights: MayWrite = mayWrite,
  providers: Providers = createProviders(store.world, false),
  sightOf: WorkOutSight = workOutSight,
  bodies: Bodies | null = null,
): HandlersOf<HubContract, Caller> {
  const firstLoadOf = createFirstLoads(store);
  /** Before it is answered: what nobody can look up afterwards is not served. */
  const tell = ({ organisationId, deviceId }: Caller, told: Pick<Told, 'what' | 'count'>): Promise<void> =>
    countAudit(store.database, organisationId, { deviceId, ...told }, now());
  return {
    health: async () => {
      await sql`select 1`.execute(store.database);
      const { hubId } = store.identity;
      const state = store.durability === 'flushed' ? 'ready' : 'degraded';
      return ok({ hubId, state, protocol: protocolVersion, protocolFloor, time: now().toISOString() });
    },
    enrol: (request) => enrolDevice(store, request, now),
    certify: ({ idToken, ...request }, caller) =>
      idToken === undefined
        ? certifyPerson(store, caller, request, now)
        : certifyByAccount(store, providers, caller, { ...request, idToken }, now),
    identityProvider: async (_nothing, { organisationId }) =>
      ok({ provider: await providers.of(store.database, organisationId) }),
    renew: ({ serial }, caller) => renewCertificate(store, caller, serial, now),
    devices: ({ sessionId }, caller) => listDevices(store, caller, sessionId, now()),
    audit: (query, caller) => showAudit(store, caller, query, now()),
    part: (request, caller) => partDevice(store, caller, request, now),
    push: async ({ changes }, caller) => {
      if (caller.isBehind) return askForProof(caller);
      const signer = await findSigner(store, caller, changes);
      const accepted = await acceptChanges(store, signer, changes, now, rights);
      if (!accepted.ok) return accepted;
      const { deviceId, epoch } = caller;
      const { forkSeq } = accepted.value;
      const notice =
        forkSeq !== null && signer.deviceId === deviceId
          ? problem('device-doubled', { deviceId, deviceSeq: forkSeq })
          : await findCopyNotice(store, caller, now());
      return ok(signReceipts(store, epoch, deviceId, accepted.value, notice));
    },
    pull: async ({ ownSeq, ownHash, sees = 'all', loadedAt = 0, ...page }, caller) => {
      if (caller.isBehind) return askForProof(caller);
      const { organisationId, deviceId } = caller;
      const sight = await sightOf(store, caller);
      const isOutdated =
        sees !== sight.sees || loadedAt < caller.erasedSeq || (sees === 'some' && loadedAt < sight.anewSeq);
      const scope = { organisationId, deviceId, ownSeq, ownHash, sees };
      const read = isOutdated ? null : await readFeed(store.database, scope, caller, page);
      const count = read?.changes.length ?? 0;
      if (count > 0) await tell(caller, { what: 'pulled', count });
      return ok(signPage(store, read ?? askToLoad(caller, page.after)));
    },
    firstLoad: async (_nothing, caller) => {
      const { sees } = await sightOf(store, caller);
      const load = await (sees === 'all' ? firstLoadOf(caller) : composeOwnLoad(store, caller));
      await tell(caller, { what: 'first-load' });
      return ok(signLoad(store, caller.organisationId, load));
    },
    putBack: async (word, caller) => ok({ epoch: await hearPutBack(store, caller, word) }),
    missing: async ({ changeIds }, caller) =>
      ok({ missing: [...(await findMissing(store, caller, changeIds))] }),
    bringBack: async ({ word, changes }, caller) =>
      ok({ held: await bringBack(store, caller, word, changes, rights) }),
    bodyReceipts: async ({ digests }, caller) => {
      if (caller.isBehind) return askForProof(caller);
      const { organisationId, deviceId, epoch } = caller;
      const { sees } = await sightOf(store, caller);
      const standing = await findStanding(store, bodies, { organisationId, deviceId, sees }, digests);
      return ok(signBodyReceipts(store, epoch, deviceId, standing));
    },
    ...createCatalogueHandlers(store, now),
  };
}
