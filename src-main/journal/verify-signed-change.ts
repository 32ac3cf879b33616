/**
 * Checks a signed change the way anybody can who holds the public key of its device, and a chain of them: who changed,
 * removed or swapped one is found at the first that does not fit.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { chainStart, parseChange, type SignedChange } from '../../shared/protocol/change';

/** What stands before a raw Ed25519 public key in SPKI (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** @param publicKey raw 32 bytes, base64 */
export function verifySignedChange(signed: SignedChange, publicKey: string): boolean {
  const hash = createHash('sha256').update(signed.text).digest();
  if (hash.toString('hex') !== signed.hash) return false;
  const key = createPublicKey({
    key: Buffer.concat([spkiPrefix, Buffer.from(publicKey, 'base64')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, hash, key, Buffer.from(signed.signature, 'base64'));
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
