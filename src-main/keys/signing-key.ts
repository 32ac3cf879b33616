/**
 * The Ed25519 key of this device, derived from its secret and its id: nothing but the secret has to be kept, and a
 * device that gets another id also gets another key.
 */
import {
  isPublicKey,
  isSignedBy,
  privateKeyOf,
  publicKeyOf,
  rawPublicKey,
  signWith,
} from '../../shared/node/ed25519';
import { deriveKey } from './derive-key';

export type SigningKey = {
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  /** Signature over the bytes, base64. */
  readonly sign: (bytes: Uint8Array) => string;
};

/**
 * @param keySeed of a copy that took an id of its own: base64, known to no other copy of the folder; null for a first id
 */
export function deriveSigningKey(
  secret: Uint8Array,
  deviceId: string,
  keySeed: string | null = null,
): SigningKey {
  const from = keySeed === null ? secret : Buffer.concat([secret, Buffer.from(keySeed, 'base64')]);
  const key = privateKeyOf(deriveKey(from, Buffer.from(deviceId), 'vakproef device signature'));
  return { publicKey: rawPublicKey(key), sign: (bytes) => signWith(key, bytes) };
}

/** Whether the bytes were signed with that key; false as well for a text that is no key. Raw bytes, base64. */
export const isSignedWith = (publicKey: string, bytes: Uint8Array, signature: string): boolean =>
  isPublicKey(publicKey) && isSignedBy(publicKeyOf(publicKey), bytes, signature);
