/**
 * A centre's own identity provider (OpenID Connect): who says who somebody is, in the place of a personal code. Its
 * address is used to ask for keys and to send people to, so it is HTTPS; plain HTTP is only for one on the same machine,
 * to try things out.
 */
import { z } from 'zod';
import { isLoopback } from '../kernel/loopback';
import { textSchema } from './identity';
import { openObject } from './open-object';

export const identityProviderSchema = openObject({
  /** Its issuer, exactly as it names itself. */
  issuer: textSchema(300),
  /** What we are called there: a public client, without a secret. */
  clientId: textSchema(200),
  /** Which claim of its ID token names a person. */
  claim: z.string().regex(/^[A-Za-z0-9_.:/-]{1,80}$/),
});
export type IdentityProvider = z.infer<typeof identityProviderSchema>;

/** What that claim says of one person. */
export const accountSchema = textSchema(320);

/** The issuer's address; null where names and keys may not travel to it. */
export function issuerAddress(issuer: string): URL | null {
  if (!URL.canParse(issuer)) return null;
  const url = new URL(issuer);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isSafe && isPlain ? url : null;
}

/**
 * One text for all ways to write the same account. The letters of an e-mail address may be of either case, A to Z alone; else
 * an account is what the provider writes, byte for byte: what only looks like it may be somebody else's there.
 */
export const normaliseAccount = (claim: string, account: string): string =>
  claim === 'email' ? account.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : account;
