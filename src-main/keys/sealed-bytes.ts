/**
 * Bytes sealed for this device only: magic (4) · nonce (12) · AES-256-GCM ciphertext and tag. What they are of is told
 * by the key, which is derived for one purpose, and by the magic.
 */
import { createCipheriv, createDecipheriv, webcrypto } from 'node:crypto';

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

const importKey = (key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);

/** As `sealBytes`, in the pool of threads: a mark that is given meanwhile does not wait for megabytes. */
export async function sealAside(
  key: Uint8Array,
  magic: string,
  nonce: Uint8Array,
  bytes: Uint8Array,
): Promise<Buffer> {
  const cipher = await webcrypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    await importKey(key, 'encrypt'),
    bytes,
  );
  return Buffer.concat([Buffer.from(magic), nonce, new Uint8Array(cipher)]);
}

/** As `unsealBytes`, in the pool of threads. */
export async function unsealAside(
  key: Uint8Array,
  magic: string,
  file: Buffer,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (file.length < headBytes + tagBytes || file.subarray(0, 4).toString('latin1') !== magic) return null;
  const algorithm = { name: 'AES-GCM', iv: file.subarray(4, headBytes) };
  try {
    return new Uint8Array(
      await webcrypto.subtle.decrypt(algorithm, await importKey(key, 'decrypt'), file.subarray(headBytes)),
    );
  } catch {
    return null;
  }
}

/** SHA-256 in hex, in the pool of threads. */
export const digestAside = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
