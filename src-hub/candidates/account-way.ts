/**
 * A candidate signs in with an account of the centre: to its identity provider and back, in the browser. What the hub must
 * know on the way back stands in its database, by the digest of a cookie, and is used once: an answer that was caught, kept or
 * made for another browser is worth nothing.
 */
import { createHash } from 'node:crypto';
import type * as OpenidClient from 'openid-client';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { randomText, type World } from '../../shared/kernel/world';
import { composeDoorAddress, discoverProvider } from '../../shared/node/provider-door';
import { type IdentityProvider, issuerAddress } from '../../shared/values/identity-provider';
import { readSmall } from '../identity/fetch-json';
import type { Providers } from '../identity/providers';
import { verifyIdToken } from '../identity/verify-id-token';
import type { Database, Store } from '../store/open-store';
import { readPageCentre } from './candidate-standing';
import { findByAccount } from './find-by-account';
import { type SignedIn, signIn } from './sign-in-by-link';

/** So long one may take at the provider. */
export const wayMs = 10 * 60_000;
const slackSeconds = 60;

const hashWay = (way: string): string => createHash('sha256').update(`candidate way ${way}`).digest('hex');

type Attempt = {
  readonly organisationId: OrganisationId;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

type AccountProvider = IdentityProvider & { readonly names: 'number' | 'mail' };

/** The provider by which candidates of a centre sign in; null where they cannot. */
async function providerOf(
  database: Database,
  providers: Providers,
  organisationId: OrganisationId,
): Promise<AccountProvider | null> {
  const centre = await readPageCentre(database, organisationId);
  const account = centre?.page.account;
  const provider = account && (await providers.of(database, organisationId));
  if (!provider) return null;
  // An address counts only where the provider itself vouches for it.
  const claim = account.names === 'mail' ? 'email' : account.claim;
  return { ...provider, claim, names: account.names };
}

/** Whether candidates of that centre can sign in with an account. */
export const hasAccounts = async (
  database: Database,
  providers: Providers,
  organisationId: OrganisationId,
): Promise<boolean> => (await providerOf(database, providers, organisationId)) !== null;

/** As little comes of what an administrator wrote down as of every such address (`identity/fetch-json`). */
const carefulFetch: OpenidClient.CustomFetch = async (url, options) => {
  const response = await globalThis.fetch(url, { ...options, redirect: 'manual' } as RequestInit);
  const { status, headers } = response;
  const text = await readSmall(response);
  return new Response(status === 204 || status === 304 ? null : text, {
    status,
    headers: { 'content-type': headers.get('content-type') ?? '' },
  });
};

type Door = {
  readonly client: typeof OpenidClient;
  readonly config: OpenidClient.Configuration;
};

async function discover(provider: IdentityProvider): Promise<Door | null> {
  const client = await import('openid-client');
  const issuer = issuerAddress(provider.issuer);
  const config =
    issuer && (await discoverProvider(client, provider, issuer, { fetch: carefulFetch, slackSeconds }));
  return config ? { client, config } : null;
}

/** Where the doors of a provider are; null while it does not say. */
export type Doors = (provider: IdentityProvider) => Promise<Door | null>;

/** How long its answer counts; one that was away is asked again sooner. */
const keptMs = 10 * 60_000;
const awayMs = 5000;
const mostKept = 200;

/** Asks a provider now and then, however often somebody sets out: who knocks at the hub must not knock at others through it. */
export function createDoors(world: Pick<World, 'monotonicMs'>): Doors {
  const kept = new Map<string, { readonly door: Promise<Door | null>; untilMs: number }>();
  return (provider) => {
    const name = `${provider.issuer} ${provider.clientId}`;
    const known = kept.get(name);
    if (known && world.monotonicMs() < known.untilMs) return known.door;
    kept.delete(name);
    const entry = { door: discover(provider).catch(() => null), untilMs: world.monotonicMs() + keptMs };
    entry.door.then((door) => {
      if (!door) entry.untilMs = world.monotonicMs() + awayMs;
    });
    kept.set(name, entry);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return entry.door;
  };
}

export type WayParts = { readonly store: Store; readonly providers: Providers; readonly doors: Doors };

/** @returns where to send the browser, and the cookie that it brings back */
export async function beginWay(
  { store, providers, doors }: WayParts,
  organisationId: OrganisationId,
  redirectUri: string,
  language: string,
): Promise<Result<{ readonly address: string; readonly way: string }>> {
  const { database, world } = store;
  const provider = await providerOf(database, providers, organisationId);
  if (!provider) return err(problem('identity-provider-missing'));
  const door = await doors(provider);
  if (!door) return err(problem('identity-provider-away'));
  const [way, state, nonce, verifier] = [
    randomText(world, 32),
    randomText(world, 32),
    randomText(world, 32),
    randomText(world, 32),
  ] as const;
  const { claim } = provider;
  const asked = { claim, redirectUri, state, nonce, verifier, language };
  const address = await composeDoorAddress(door.client, door.config, asked);
  await database
    .insertInto('candidate_attempt')
    .values({
      way_hash: hashWay(way),
      organisation_id: organisationId,
      ...{ state, nonce, verifier, begun_at: world.now() },
    })
    .execute();
  return ok({ address, way });
}

/** Uses it up, of two that come with it one gets it. */
async function takeAttempt({ database, world }: Store, way: string): Promise<Attempt | null> {
  const row = await database
    .deleteFrom('candidate_attempt')
    .where('way_hash', '=', hashWay(way))
    .returning(['organisation_id', 'state', 'nonce', 'verifier', 'begun_at'])
    .executeTakeFirst();
  if (!row || world.now().getTime() - row.begun_at.getTime() > wayMs) return null;
  const { organisation_id: organisationId, state, nonce, verifier } = row;
  return { organisationId, state, nonce, verifier };
}

async function redeem(door: Door | null, back: URL, attempt: Attempt): Promise<Result<string>> {
  if (back.searchParams.get('error') === 'access_denied') return err(problem('identity-declined'));
  if (!door) return err(problem('identity-provider-away'));
  const { client, config } = door;
  try {
    const { state, nonce, verifier } = attempt;
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    return tokens.id_token ? ok(tokens.id_token) : err(problem('identity-token-refused', { reason: 'none' }));
  } catch {
    return err(problem('identity-token-refused', { reason: 'answer' }));
  }
}

/**
 * Who came back, signed in.
 * @param way the cookie; null where the browser brought none
 * @param back the whole address to which the provider sent the browser
 */
export async function endWay(
  { store, providers, doors }: WayParts,
  way: string | null,
  back: URL,
  earlier: string | null,
): Promise<Result<SignedIn>> {
  const attempt = way === null ? null : await takeAttempt(store, way);
  if (!attempt) return err(problem('identity-too-late'));
  const { organisationId, nonce } = attempt;
  const provider = await providerOf(store.database, providers, organisationId);
  if (!provider) return err(problem('identity-provider-missing'));
  const idToken = await redeem(await doors(provider), back, attempt);
  if (!idToken.ok) return idToken;
  const account = await verifyIdToken(
    providers.keysOf,
    provider,
    { idToken: idToken.value, nonce },
    store.world.now(),
  );
  if (!account.ok) return account;
  const participantId = await findByAccount(store.database, organisationId, provider.names, account.value);
  const unknown: Problem = problem('candidate-account-unknown');
  if (!participantId) return err(unknown);
  const signedIn = await signIn(store, { organisationId, participantId, link: null }, earlier);
  return signedIn ? ok(signedIn) : err(unknown);
}

export async function sweepWays(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('candidate_attempt')
    .where('begun_at', '<', new Date(now.getTime() - wayMs))
    .execute();
}
