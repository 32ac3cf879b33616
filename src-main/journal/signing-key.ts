/**
 * The Ed25519 key of this device, derived from its secret and its id: nothing but the secret has to be kept, and a
 * device that gets another id also gets another key.
 */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { deriveKey } from './journal-keys';

export type SigningKey = {
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  /** Signature over the bytes, base64. */
  readonly sign: (bytes: Uint8Array) => string;
};

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export function deriveSigningKey(secret: Uint8Array, deviceId: string): SigningKey {
  const seed = deriveKey(secret, Buffer.from(deviceId), 'vakproef device signature');
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(-32).toString('base64'),
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
  };
}
