/**
 * Checks a signed change the way anybody can who holds the public key of its device, and a chain of them: who changed,
 * removed or swapped one is found at the first that does not fit.
 */
import { createHash } from 'node:crypto';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { chainStart, parseChange, type SignedChange } from '../../shared/protocol/change';

/** @param publicKey raw 32 bytes, base64 */
export function verifySignedChange(signed: SignedChange, publicKey: string): boolean {
  const hash = createHash('sha256').update(signed.text).digest();
  if (hash.toString('hex') !== signed.hash) return false;
  return isSignedBy(publicKeyOf(publicKey), hash, signed.signature);
}

/** Index of the first change of a device that is not the right one at its place; null when all are. */
export function findChainBreak(changes: readonly SignedChange[], publicKey: string): number | null {
  let prevHash = chainStart;
  for (const [i, signed] of changes.entries()) {
    if (!verifySignedChange(signed, publicKey)) return i;
    const change = parseChange(signed);
    if (change.deviceSeq !== i + 1 || change.prevHash !== prevHash) return i;
    prevHash = signed.hash;
  }
  return null;
}
