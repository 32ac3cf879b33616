/**
 * Reads what an identity provider says, and believes it only when it says all of it: signed by the provider's own key,
 * to us, lately, about somebody who has just proved who they are, and bound to the key that is asked for.
 */
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { accountSchema, type IdentityProvider } from '../../shared/values/identity-provider';
import { ProviderAway } from './provider-away';
import type { ProviderKeys } from './provider-keys';

/** Signatures that only the provider can make; never a shared secret, never none. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** A token is for signing in now, not for keeping. */
const newestSeconds = 10 * 60;
const clockSlackSeconds = 60;

const refused = (reason: string) => err(problem('identity-token-refused', { reason }));

function whyRefused(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'exp';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim;
  return error instanceof errors.JOSEError ? error.code : 'token';
}

/** Null when the token is meant for us alone and its person signed in just before it was given. */
function findFlaw(payload: JWTPayload, { clientId }: IdentityProvider, nonce: string): string | null {
  const { aud, azp, auth_time: signedInAt, iat = 0 } = payload;
  const isOurs = azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === clientId;
  if (!isOurs) return 'azp';
  if (payload.nonce !== nonce) return 'nonce';
  const isFresh =
    typeof signedInAt === 'number' &&
    iat - signedInAt <= newestSeconds &&
    signedInAt - iat <= clockSlackSeconds;
  return isFresh ? null : 'auth_time';
}

/** What names the person; null where the provider does not say, or does not vouch for the address itself. */
function readAccount(payload: JWTPayload, { claim }: IdentityProvider): string | null {
  if (claim === 'email' && payload.email_verified !== true) return null;
  const account = accountSchema.min(1).safeParse(payload[claim]);
  return account.success ? account.data : null;
}

/**
 * The account that the token names, as the provider writes it.
 * @param nonce that the key of this request must have put into it (`keyNonce`)
 */
export async function verifyIdToken(
  keysOf: ProviderKeys,
  provider: IdentityProvider,
  token: { readonly idToken: string; readonly nonce: string },
  now: Date,
): Promise<Result<string>> {
  try {
    const { payload } = await jwtVerify(token.idToken, await keysOf(provider.issuer), {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms,
      currentDate: now,
      clockTolerance: clockSlackSeconds,
      maxTokenAge: newestSeconds,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce', 'auth_time'],
    });
    const flaw = findFlaw(payload, provider, token.nonce);
    if (flaw) return refused(flaw);
    const account = readAccount(payload, provider);
    return account === null ? refused('claim') : ok(account);
  } catch (error) {
    const isAway = error instanceof ProviderAway || error instanceof errors.JWKSTimeout;
    return isAway ? err(problem('identity-provider-away')) : refused(whyRefused(error));
  }
}
