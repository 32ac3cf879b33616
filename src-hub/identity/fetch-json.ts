/**
 * Asks an address that an administrator of a centre wrote down. So little comes of it that it is no window into the hub's
 * network: only JSON of a small size, within seconds, from that very address and no other it points to.
 */
import { ProviderAway } from './provider-away';

export type Fetch = typeof globalThis.fetch;

const mostBytes = 256 * 1024;
const patienceMs = 5000;

/** What it answered, as text. Throws a `ProviderAway` where that is more than a provider has to say. */
export async function readSmall(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new ProviderAway('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What stands there. Throws a `ProviderAway`. */
export async function fetchJson(fetch: Fetch, address: string): Promise<unknown> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status !== 200) throw new ProviderAway(`it answered ${response.status}`);
    return JSON.parse(await readSmall(response));
  } catch (error) {
    throw error instanceof ProviderAway ? error : new ProviderAway('it did not answer', { cause: error });
  }
}
