/**
 * The way to an identity provider and back: authorization code with PKCE, as a public client. The device holds the answer
 * to what it asked (state, nonce, issuer, audience); whether it is genuine and in time the hub judges, whose clock is right.
 */
import type * as OpenidClient from 'openid-client';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { composeDoorAddress, discoverProvider } from '../../shared/node/provider-door';
import { type IdentityProvider, issuerAddress } from '../../shared/values/identity-provider';

export type SignInDoor = {
  /** Where the person signs in. */
  readonly address: string;
  /** What the address that the browser came back to must carry as `state`. */
  readonly state: string;
  /** The ID token for what the browser came back with. Works once. */
  readonly redeem: (back: URL) => Promise<Result<string>>;
};

export type DoorParts = {
  readonly provider: IdentityProvider;
  readonly redirectUri: string;
  /** Digest of the key that the token is for. */
  readonly nonce: string;
  readonly language: string;
  readonly fetch: typeof globalThis.fetch;
  readonly world: Pick<World, 'randomBytes' | 'monotonicMs'>;
  /** Ends what is being asked. */
  readonly signal: AbortSignal;
};

/** A tablet's clock may be anything: times are the hub's to judge. */
const anyClockSeconds = 10 * 365 * 86_400;
/** So long the provider may take between a sign-in and the token for it, beside what passed here. */
const slackSeconds = 5;

/** A fetch that remembers whether it was the provider that failed, and not what it said. */
function watchedFetch({ fetch, signal }: Pick<DoorParts, 'fetch' | 'signal'>) {
  let isAway = false;
  const watched: OpenidClient.CustomFetch = async (url, options) => {
    isAway = true;
    const ends = options.signal ? AbortSignal.any([options.signal, signal]) : signal;
    const response = await fetch(url, { ...options, signal: ends } as RequestInit);
    isAway = response.status >= 500;
    return response;
  };
  return { fetch: watched, isAway: () => isAway };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'answer';
const errorOf = (error: unknown): string =>
  error instanceof Error && 'error' in error && typeof error.error === 'string' ? error.error : '';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Finds out where to sign in. */
export async function openDoor(parts: DoorParts): Promise<Result<SignInDoor>> {
  const { provider, redirectUri, nonce, language, world } = parts;
  const issuer = issuerAddress(provider.issuer);
  if (!issuer) return err(problem('identity-provider-wrong', { reason: 'address' }));
  const client = await import('openid-client');
  const { fetch, isAway } = watchedFetch(parts);
  const failed = (error: unknown): Result<never> =>
    err(
      isAway()
        ? problem('identity-provider-away')
        : problem('identity-provider-wrong', { reason: codeOf(error) }),
    );
  try {
    const config = await discoverProvider(client, provider, issuer, { fetch, slackSeconds: anyClockSeconds });
    if (!config) return err(problem('identity-provider-wrong', { reason: 'address' }));
    const [verifier, state] = [text(world.randomBytes(32)), text(world.randomBytes(32))];
    const startedMs = world.monotonicMs();
    const { claim } = provider;
    const asked = { claim, redirectUri, state, nonce, verifier, language };
    const address = await composeDoorAddress(client, config, asked);
    const redeem: SignInDoor['redeem'] = async (back) => {
      try {
        const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
        const tokens = await client.authorizationCodeGrant(config, back, {
          ...checks,
          idTokenExpected: true,
        });
        const { iat = 0, auth_time: signedInAt } = tokens.claims() ?? {};
        const passed = (world.monotonicMs() - startedMs) / 1000 + slackSeconds;
        const isOld = typeof signedInAt === 'number' && iat - signedInAt > passed;
        if (isOld || !tokens.id_token) return err(problem('identity-token-refused', { reason: 'auth_time' }));
        return ok(tokens.id_token);
      } catch (error) {
        return errorOf(error) === 'access_denied' ? err(problem('identity-declined')) : failed(error);
      }
    };
    return ok({ address, state, redeem });
  } catch (error) {
    return failed(error);
  }
}
