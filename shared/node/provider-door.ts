/**
 * What device and hub do alike on the way to an identity provider (authorization code with PKCE, as a public client): find
 * out where its doors are, and which claims are asked for.
 */
import type * as OpenidClient from 'openid-client';
import { type IdentityProvider, issuerAddress } from '../values/identity-provider';

type Client = typeof OpenidClient;

const patienceSeconds = 10;

/** People are sent to the address that an administrator wrote down, and to no other. */
function mayBeUsed(config: OpenidClient.Configuration, issuer: URL): boolean {
  const { authorization_endpoint: door = '', token_endpoint: exchange = '' } = config.serverMetadata();
  const isAt = URL.canParse(door) && new URL(door).origin === issuer.origin;
  return isAt && issuerAddress(exchange)?.protocol === issuer.protocol;
}

/**
 * Null where what it says of itself may not be used. Rejects as `openid-client` does.
 * @param slackSeconds by which our clock may differ from the provider's
 */
export async function discoverProvider(
  client: Client,
  provider: IdentityProvider,
  issuer: URL,
  { fetch, slackSeconds }: { readonly fetch: OpenidClient.CustomFetch; readonly slackSeconds: number },
): Promise<OpenidClient.Configuration | null> {
  const config = await client.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { [client.clockTolerance]: slackSeconds },
    client.None(),
    {
      timeout: patienceSeconds,
      [client.customFetch]: fetch,
      execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    },
  );
  return mayBeUsed(config, issuer) ? config : null;
}

/** Asks for the claim in the token itself, which is all that the hub can check. */
function claimsOf(claim: string, isSupported: boolean): Record<string, string> {
  const scope = claim === 'sub' ? 'openid' : claim === 'email' ? 'openid email' : 'openid profile';
  const verified = claim === 'email' ? { email_verified: { essential: true } } : {};
  const claims = { id_token: { [claim]: { essential: true }, ...verified, auth_time: { essential: true } } };
  return isSupported ? { scope, claims: JSON.stringify(claims) } : { scope };
}

export type Asked = {
  readonly claim: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly language: string;
};

/** Where the person signs in. */
export async function composeDoorAddress(
  client: Client,
  config: OpenidClient.Configuration,
  { claim, redirectUri, state, nonce, verifier, language }: Asked,
): Promise<string> {
  const address = client.buildAuthorizationUrl(config, {
    ...claimsOf(claim, config.serverMetadata().claims_parameter_supported === true),
    redirect_uri: redirectUri,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ui_locales: language,
    // Whoever used this browser before must not be who signs in now; `max_age` makes the provider say when it was.
    prompt: 'login',
    max_age: '300',
  });
  return address.href;
}
