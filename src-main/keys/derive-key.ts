/** Every key of a device comes from its one secret with HKDF-SHA256: each use has its own, and none tells another. */
import { hkdfSync } from 'node:crypto';

/** Derives a key of the given length for one purpose. */
export const deriveKey = (secret: Uint8Array, salt: Uint8Array, purpose: string, bytes = 32): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, purpose, bytes));
