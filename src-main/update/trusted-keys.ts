/**
 * The public keys whose updates this program takes, built in at build time from `trusted-keys.json`. More than one, so
 * that a key can be replaced: a version that knows both goes out first, then the old key signs no more. While the list
 * is empty every update is refused. The private keys are never in the repository (docs/RELEASING.md).
 */
import builtIn from './trusted-keys.json';

export type TrustedKey = {
  /** First 16 hex digits of the SHA-256 over the raw key: what a signature names. */
  readonly keyId: string;
  /** Raw Ed25519 key of 32 bytes, base64. */
  readonly publicKey: string;
};

export const trustedKeys: readonly TrustedKey[] = builtIn;
