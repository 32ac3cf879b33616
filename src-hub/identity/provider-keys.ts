/**
 * The keys by which identity providers sign, asked of them when somebody signs in and kept for a while. Nothing but the
 * time of an answer hangs on what is kept: another hub on the same database asks for itself.
 */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { World } from '../../shared/kernel/world';
import { issuerAddress } from '../../shared/values/identity-provider';
import { type Fetch, fetchJson } from './fetch-json';
import { ProviderAway } from './provider-away';

/** Gives the keys of an issuer. Rejects with a `ProviderAway`. */
export type ProviderKeys = (issuer: string) => Promise<JWTVerifyGetKey>;

/** How long one answer counts; a provider that was away is asked again sooner. */
const keptMs = 10 * 60_000;
const awayMs = 5000;
/** So many centres with a provider at once; beyond them the oldest is asked anew. */
const mostKept = 200;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.string() });

async function discover(fetch: Fetch, issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { data: said } = discoverySchema.safeParse(await fetchJson(fetch, address));
  if (said?.issuer !== issuer) throw new ProviderAway('it is not who the address says');
  const keys = issuerAddress(said.jwks_uri.replace(/\?.*$/, ''));
  // A provider on this machine may have its keys on this machine; any other has them where anybody could read them.
  if (!keys || (keys.protocol === 'http:' && !issuer.startsWith('http:')))
    throw new ProviderAway('its keys are not at a safe address');
  return createRemoteJWKSet(new URL(said.jwks_uri), {
    cacheMaxAge: keptMs,
    [customFetch]: async (url) => Response.json(await fetchJson(fetch, url)),
  });
}

/** Keys that are asked for by `fetch`. */
export function createProviderKeys(fetch: Fetch, world: Pick<World, 'monotonicMs'>): ProviderKeys {
  const kept = new Map<string, { readonly untilMs: () => number; readonly keys: Promise<JWTVerifyGetKey> }>();
  return (issuer) => {
    const known = kept.get(issuer);
    if (known && world.monotonicMs() < known.untilMs()) return known.keys;
    kept.delete(issuer);
    let untilMs = world.monotonicMs() + keptMs;
    const keys = discover(fetch, issuer);
    keys.catch(() => {
      untilMs = world.monotonicMs() + awayMs;
    });
    kept.set(issuer, { untilMs: () => untilMs, keys });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return keys;
  };
}
