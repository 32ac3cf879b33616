/**
 * A page's way into the Node host, for scripts that run the built program and can import no TypeScript: the same meeting
 * as shared/contract/greet-host.ts, in the words of node:crypto.
 */
import { createHmac, randomBytes } from 'node:crypto';

const derive = (key, purpose, parts) =>
  createHmac('sha256', key)
    .update(['vakproef host', purpose, ...parts].join('\n'))
    .digest('base64url');

/** Meets the host at this address over a ticket; resolves to the token for its calls, or to null when it has no proof. */
export async function meet(origin, { id, key }) {
  const nonce = randomBytes(24).toString('base64url');
  const answer = await fetch(`${origin}/__hello`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, nonce }),
  });
  if (!answer.ok) return null;
  const said = await answer.json();
  const parts = [origin, id, nonce, said.nonce];
  return said.proof === derive(key, 'proof', parts) ? derive(key, 'token', parts) : null;
}

/** Address and ticket of a launch link. */
export function readLink(launchUrl) {
  const { origin, hash } = new URL(launchUrl);
  const [id, key] = hash.slice('#launch='.length).split('.');
  return { origin, ticket: { id, key } };
}

/** One call with a token, as the page makes it. */
export const callHost = (origin, token, path, input) =>
  fetch(`${origin}/__call/${path}`, {
    method: 'POST',
    headers: { origin, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
