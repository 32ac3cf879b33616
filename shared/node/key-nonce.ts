/**
 * Binds what an identity provider says to one new key on one device: the nonce it puts into the ID token is the digest of
 * the statement by which that key is claimed. A token that was caught is worth nothing to anybody without that key.
 */
import { createHash } from 'node:crypto';

/**
 * @param statement `keyStatement` of the device and its new key
 * @returns SHA-256 in base64url
 */
export const keyNonce = (statement: Uint8Array): string =>
  createHash('sha256').update(statement).digest('base64url');
