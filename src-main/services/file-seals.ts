/** Seals of files: this device's signature over a file, and how far somebody else's can be believed here. */

import type { DeviceId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import { type FileSeal, type SealVerdict, sealedBytes } from '../../shared/values/file-seal';
import { isSignedWith, type SigningKey } from '../keys/signing-key';
import type { Makers } from '../makers/makers';

/**
 * @param self who the device is now, and the key it signs with
 * @param known the centre's other devices, as the hub told of them
 */
export function createFileSeals(
  self: () => SigningKey & { readonly deviceId: DeviceId },
  known: () => Pick<Makers, 'devices'> = () => ({ devices: {} }),
) {
  const judge = (digest: string, seal: FileSeal): SealVerdict => {
    if (!isSignedWith(seal.publicKey, sealedBytes(digest), seal.signature)) return 'broken';
    const { publicKey, deviceId } = self();
    if (seal.publicKey === publicKey && seal.deviceId === deviceId) return 'known';
    return known().devices[seal.deviceId]?.publicKeys.includes(seal.publicKey) ? 'centre' : 'unknown';
  };
  return {
    sealFile: async ({ digest }: { readonly digest: string }) => {
      const { deviceId, publicKey, sign } = self();
      return ok({ deviceId, publicKey, signature: sign(sealedBytes(digest)) });
    },
    checkSeal: async ({ digest, seal }: { readonly digest: string; readonly seal: FileSeal }) => {
      const verdict = judge(digest, seal);
      const deviceName = verdict === 'centre' ? (known().devices[seal.deviceId]?.name ?? null) : null;
      return ok({ verdict, deviceName });
    },
  };
}

export type FileSeals = ReturnType<typeof createFileSeals>;
