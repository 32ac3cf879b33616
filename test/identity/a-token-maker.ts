/**
 * An identity provider without a network, which signs whatever a test wants it to say: for what an honest one never says.
 * `fetch` answers for its discovery and its keys.
 */
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export type TokenMaker = {
  readonly issuer: string;
  readonly fetch: typeof globalThis.fetch;
  /** Addresses that were asked, in order. */
  readonly asked: readonly string[];
  /** From now on every question is answered so; null: as usual. */
  readonly answer: (response: (() => Response | Promise<Response>) | null) => void;
  /** Signs these claims; `signWith` another key than the one it publishes. */
  readonly sign: (claims: JWTPayload, signWith?: CryptoKey) => Promise<string>;
};

/** @param issuer as it names itself */
export async function aTokenMaker(issuer = 'https://login.centre.example'): Promise<TokenMaker> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] };
  const asked: string[] = [];
  let scripted: (() => Response | Promise<Response>) | null = null;
  const said: Readonly<Record<string, unknown>> = {
    [`${issuer}/.well-known/openid-configuration`]: { issuer, jwks_uri: `${issuer}/keys` },
    [`${issuer}/keys`]: keys,
  };
  return {
    issuer,
    asked,
    answer: (response) => {
      scripted = response;
    },
    fetch: async (input) => {
      asked.push(String(input));
      if (scripted) return scripted();
      const found = said[String(input)];
      return found ? Response.json(found) : new Response('', { status: 404 });
    },
    sign: (claims, signWith = privateKey) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(signWith),
  };
}
