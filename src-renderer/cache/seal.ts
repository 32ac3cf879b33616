/**
 * Seals rows of the cache with AES-256-GCM under the device's cache key. Every seal has its own random nonce and is
 * bound to its place (table, id, version of the cache), so that no row can be passed off as another.
 *
 * Never await a seal inside a Dexie transaction: IndexedDB commits it in the meantime.
 */
import type { World } from '../../shared/kernel/world';

const nonceBytes = 12;

export type SealPlace = { readonly table: string; readonly id: string; readonly version: number };

/** Thrown when a seal does not hold: the bytes were changed, belong to another place, or have another key. */
export class BrokenSeal extends Error {}

export type Seal = {
  readonly seal: (place: SealPlace, plain: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects with `BrokenSeal`. */
  readonly unseal: (place: SealPlace, sealed: Uint8Array) => Promise<Uint8Array>;
};

/** The key as the page may hold it: usable, but not readable any more. */
export const importCacheKey = (key: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Seals and unseals with this key. */
export function createSeal(key: CryptoKey, world: Pick<World, 'randomBytes'>): Seal {
  const encoder = new TextEncoder();
  const algorithm = (place: SealPlace, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(`${place.table}|${place.id}|${place.version}`),
  });
  return {
    seal: async (place, plain) => {
      const nonce = world.randomBytes(nonceBytes);
      const cipher = await crypto.subtle.encrypt(algorithm(place, nonce), key, new Uint8Array(plain));
      const sealed = new Uint8Array(nonceBytes + cipher.byteLength);
      sealed.set(nonce);
      sealed.set(new Uint8Array(cipher), nonceBytes);
      return sealed;
    },
    unseal: async (place, sealed) => {
      const bytes = new Uint8Array(sealed);
      const nonce = bytes.slice(0, nonceBytes);
      try {
        const cipher = bytes.subarray(nonceBytes);
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(place, nonce), key, cipher));
      } catch (error) {
        throw new BrokenSeal(`${place.table} ${place.id}`, { cause: error });
      }
    },
  };
}
