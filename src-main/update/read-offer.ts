/**
 * Looks what update lies in a folder: on a stick that a user chose, or among what this device keeps. Both are held to the
 * same: a copy of our own that was tampered with is refused like a stranger's.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { manifestFile, maxManifestBytes, signatureFile, type UpdateManifest } from './manifest';
import { readSmallFile } from './open-plain-file';
import type { TrustedKey } from './trusted-keys';
import { maxSignatureBytes, verifyManifest } from './verify-manifest';

/** A manifest whose signature was checked, and the bytes that were checked. */
export type UpdateOffer = {
  readonly manifest: UpdateManifest;
  readonly manifestBytes: Uint8Array;
  readonly signatureBytes: Uint8Array;
};

/** Checks the signature and makes an offer of it. */
export function composeOffer(
  manifestBytes: Uint8Array,
  signatureBytes: Uint8Array | null,
  trustedKeys: readonly TrustedKey[],
): Result<UpdateOffer> {
  const verified = verifyManifest(manifestBytes, signatureBytes, trustedKeys);
  if (!verified.ok) return verified;
  return ok({
    manifest: verified.value,
    manifestBytes,
    signatureBytes: signatureBytes ?? new Uint8Array(),
  });
}

export async function readOffer(
  folder: string,
  trustedKeys: readonly TrustedKey[],
): Promise<Result<UpdateOffer>> {
  const manifestBytes = await readSmallFile(folder, manifestFile, maxManifestBytes);
  if (!manifestBytes) return err(problem('update-not-found'));
  return composeOffer(
    manifestBytes,
    await readSmallFile(folder, signatureFile, maxSignatureBytes),
    trustedKeys,
  );
}
