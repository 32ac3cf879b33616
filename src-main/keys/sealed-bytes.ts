/**
 * Bytes sealed for this device only: magic (4) · nonce (12) · AES-256-GCM ciphertext and tag. What they are of is told
 * by the key, which is derived for one purpose, and by the magic.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const headBytes = 16;
const tagBytes = 16;

/**
 * @param magic four letters that name form and version
 * @param nonce twelve random bytes, never used twice with the same key
 */
export function sealBytes(
  key: Uint8Array,
  magic: string,
  nonce: Uint8Array,
  parts: readonly Uint8Array[],
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = parts.map((part) => cipher.update(part));
  return Buffer.concat([Buffer.from(magic), nonce, ...sealed, cipher.final(), cipher.getAuthTag()]);
}

/** The bytes that were sealed; null when these are not what this key sealed under this magic. */
export function unsealBytes(key: Uint8Array, magic: string, file: Buffer): Buffer | null {
  if (file.length < headBytes + tagBytes || file.subarray(0, 4).toString('latin1') !== magic) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(4, headBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(file.subarray(-tagBytes));
  const bytes = decipher.update(file.subarray(headBytes, -tagBytes));
  try {
    decipher.final();
    return bytes;
  } catch {
    return null;
  }
}
