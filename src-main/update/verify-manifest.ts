/**
 * Reads a manifest, but only after its signature: a detached Ed25519 signature over the exact bytes of the file, by a key
 * that is built into this program. A signature file has one line per key, so that a release can be signed by an old and a
 * new key at once; one known key is enough, a known key whose signature does not fit is never forgiven.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { maxManifestBytes, type UpdateManifest, updateManifestSchema } from './manifest';
import type { TrustedKey } from './trusted-keys';

export const maxSignatureBytes = 4096;

/** Hex and one exact form: no second text stands for the same signature. */
const wholeFile = /^(?:vakproef-signature-1 [0-9a-f]{16} [0-9a-f]{128}\n){1,8}$/;

const isSignedByTrusted = ({ publicKey }: TrustedKey, bytes: Uint8Array, signature: string): boolean =>
  isSignedBy(publicKeyOf(publicKey), bytes, Buffer.from(signature, 'hex').toString('base64'));

function parseManifest(bytes: Uint8Array): Result<UpdateManifest> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = updateManifestSchema.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    return err(problem('update-malformed', { at: parsed.error.issues[0]?.path.join('.') ?? '' }));
  } catch {
    return err(problem('update-malformed', { at: '' }));
  }
}

/**
 * @param bytes the manifest as it was found
 * @param signature the signature file as it was found; null when there is none
 */
export function verifyManifest(
  bytes: Uint8Array,
  signature: Uint8Array | null,
  trustedKeys: readonly TrustedKey[],
): Result<UpdateManifest> {
  const text =
    signature && signature.length <= maxSignatureBytes ? Buffer.from(signature).toString('latin1') : '';
  if (!wholeFile.test(text)) return err(problem('update-unsigned'));
  if (bytes.length > maxManifestBytes) return err(problem('update-malformed', { at: '' }));
  let known = 0;
  for (const line of text.trimEnd().split('\n')) {
    const [, keyId, hex = ''] = line.split(' ');
    const key = trustedKeys.find((trusted) => trusted.keyId === keyId);
    if (!key) continue;
    known += 1;
    if (!isSignedByTrusted(key, bytes, hex))
      return err(problem('update-signature-wrong', { keyId: key.keyId }));
  }
  return known > 0 ? parseManifest(bytes) : err(problem('update-key-unknown'));
}
