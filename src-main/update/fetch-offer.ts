/**
 * The update at the address that the administrator set: first the manifest and its signature, and only after they were
 * checked the package they name. Redirects are not followed, answers are cut off at the size that may be expected, and
 * a line that stays silent is given up.
 */
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Cancel, World } from '../../shared/kernel/world';
import { manifestFile, maxManifestBytes, signatureFile } from './manifest';
import { composeOffer, type UpdateOffer } from './read-offer';
import type { TrustedKey } from './trusted-keys';
import { maxSignatureBytes } from './verify-manifest';

const silenceMs = 60_000;

/** The body in chunks. Throws when the line is cut, silent for too long, or answers anything but 200. */
export async function* streamAddress(
  url: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
  world: World,
): AsyncGenerator<Uint8Array> {
  const silence = new AbortController();
  const heard = (): Cancel => world.after(silenceMs, () => silence.abort());
  let forget = heard();
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (answer.status !== 200 || !answer.body) throw new Error('no such file');
    for await (const chunk of answer.body) {
      forget();
      forget = heard();
      yield chunk;
    }
  } finally {
    forget();
  }
}

async function readSmallAnswer(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new Error('too large');
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** @param address without a slash at the end */
export async function fetchOffer(
  address: string,
  trustedKeys: readonly TrustedKey[],
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
  world: World,
): Promise<Result<UpdateOffer>> {
  const read = (file: string, most: number) =>
    readSmallAnswer(streamAddress(`${address}/${file}`, fetch, signal, world), most);
  try {
    const manifest = await read(manifestFile, maxManifestBytes);
    const signature = await read(signatureFile, maxSignatureBytes).catch(() => null);
    return composeOffer(manifest, signature, trustedKeys);
  } catch {
    return err(problem('update-unreachable'));
  }
}
