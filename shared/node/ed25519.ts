/**
 * Ed25519 as it crosses between programs: a public key is 32 raw bytes in base64, a signature 64 bytes in base64. For
 * the programs in Node (main and hub); a page has no key.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** What stands before the raw bytes of a public key in SPKI, and before a seed in PKCS #8 (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export const publicKeyBytes = 32;
/** Of what a private key is made of. */
export const seedBytes = 32;

/** Whether the text is the raw bytes of a key, written as we write them. */
export const isPublicKey = (raw: string): boolean => {
  const bytes = Buffer.from(raw, 'base64');
  return bytes.length === publicKeyBytes && bytes.toString('base64') === raw;
};

/** The key of its raw bytes in base64. Throws when it is none. */
export const publicKeyOf = (raw: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([spkiPrefix, Buffer.from(raw, 'base64')]),
    format: 'der',
    type: 'spki',
  });

/** The raw bytes in base64 of a key, or of the public half of a private one. */
export function rawPublicKey(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(-publicKeyBytes).toString('base64');
}

/** @param seed 32 secret bytes */
export const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });

export const newPrivateKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** Signature over the bytes, base64. */
export const signWith = (privateKey: KeyObject, bytes: Uint8Array): string =>
  sign(null, bytes, privateKey).toString('base64');

/** @param signature base64 */
export const isSignedBy = (publicKey: KeyObject, bytes: Uint8Array, signature: string): boolean =>
  verify(null, bytes, publicKey, Buffer.from(signature, 'base64'));

/** The same in the pool of threads, for whoever checks many. */
export const isSignedByInPool = (
  publicKey: KeyObject,
  bytes: Uint8Array,
  signature: string,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    verify(null, bytes, publicKey, Buffer.from(signature, 'base64'), (error, isRight) =>
      error ? reject(error) : resolve(isRight),
    );
  });

/** Whether the bytes are those of the hash, and the key signed it. */
export function isWholeAndSignedBy(
  publicKey: KeyObject,
  signed: { readonly text: string; readonly hash: string; readonly signature: string },
): boolean {
  const digest = createHash('sha256').update(signed.text, 'utf8').digest();
  return digest.toString('hex') === signed.hash && isSignedBy(publicKey, digest, signed.signature);
}
