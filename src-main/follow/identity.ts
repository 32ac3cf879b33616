/**
 * Under which id this device writes, and with which key. It is the one it began with until a copy of its folder turns out
 * to be in use: then the copy that came later takes another one (SPEC.md of the protocol, Y24). Both steps are entries, so
 * after whatever cut it off the device is wholly the one or wholly the other.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import type { JournalEntry } from '../../shared/protocol/journal-entry';

/** Who signs: the key comes of the device's secret, its id, and a seed where the journal has one. */
export type Self = {
  readonly deviceId: DeviceId;
  /** 32 random bytes, base64: another copy of the folder has the secret, but not these. Null for the first id. */
  readonly keySeed: string | null;
};

/** Signs as that device. */
export type SelfKey = {
  /** Ed25519, raw 32 bytes, base64. */
  readonly publicKey: string;
  /** Signature over the bytes, base64. */
  readonly sign: (bytes: Uint8Array) => string;
};

export type Identity = Self & {
  /** The hub said that this copy's chain parts from what it holds, at this number; who the copy will be then. */
  readonly parting: { readonly forkSeq: number; readonly next: Self & { readonly keySeed: string } } | null;
  /** The last change of id. */
  readonly renamed: { readonly was: DeviceId; readonly name: string; readonly at: string } | null;
};

export const firstIdentity = (deviceId: DeviceId): Identity => ({
  deviceId,
  keySeed: null,
  parting: null,
  renamed: null,
});

export function followIdentity(identity: Identity, entry: JournalEntry): Identity {
  switch (entry.kind) {
    case 'parted': {
      const { forkSeq, newDeviceId, keySeed } = entry;
      return { ...identity, parting: { forkSeq, next: { deviceId: newDeviceId, keySeed } } };
    }
    case 'renamed': {
      const { deviceId, keySeed, was, deviceName: name, at } = entry;
      return { deviceId, keySeed, parting: null, renamed: { was, name, at } };
    }
    case 'enrolled':
      // By a new code the other copy is shut out, and this one is the device.
      return { ...identity, parting: null, renamed: null };
    default:
      return identity;
  }
}
