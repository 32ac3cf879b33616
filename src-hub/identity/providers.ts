/** The identity providers of centres: which one a centre has, and the keys by which it signs. */
import type { OrganisationId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { IdentityProvider } from '../../shared/values/identity-provider';
import type { Database, DatabaseTransaction } from '../store/open-store';
import type { Fetch } from './fetch-json';
import { createProviderKeys, type ProviderKeys } from './provider-keys';
import { readProvider } from './read-provider';

export type Providers = {
  /** Null where the centre has none that may be asked. */
  readonly of: (
    database: Database | DatabaseTransaction,
    organisationId: OrganisationId,
  ) => Promise<IdentityProvider | null>;
  readonly keysOf: ProviderKeys;
};

/** @param mayBeHere whether a provider on this machine itself, over plain HTTP, may be asked: to try things out */
export const createProviders = (
  world: Pick<World, 'monotonicMs'>,
  mayBeHere: boolean,
  fetch: Fetch = globalThis.fetch,
): Providers => ({
  of: (database, organisationId) => readProvider(database, organisationId, mayBeHere),
  keysOf: createProviderKeys(fetch, world),
});
