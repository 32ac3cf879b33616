/** Seals of files: this device's signature over a file, and how far somebody else's can be believed here. */

import type { DeviceId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import { type FileSeal, type SealVerdict, sealedBytes } from '../../shared/values/file-seal';
import { isSignedWith, type SigningKey } from '../keys/signing-key';

/** @param self who the device is now, and the key it signs with */
export function createFileSeals(self: () => SigningKey & { readonly deviceId: DeviceId }) {
  const judge = (digest: string, seal: FileSeal): SealVerdict => {
    if (!isSignedWith(seal.publicKey, sealedBytes(digest), seal.signature)) return 'broken';
    const { publicKey, deviceId } = self();
    return seal.publicKey === publicKey && seal.deviceId === deviceId ? 'known' : 'unknown';
  };
  return {
    sealFile: async ({ digest }: { readonly digest: string }) => {
      const { deviceId, publicKey, sign } = self();
      return ok({ deviceId, publicKey, signature: sign(sealedBytes(digest)) });
    },
    checkSeal: async ({ digest, seal }: { readonly digest: string; readonly seal: FileSeal }) =>
      ok({ verdict: judge(digest, seal) }),
  };
}

export type FileSeals = ReturnType<typeof createFileSeals>;
