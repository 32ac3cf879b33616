/**
 * Row contents as sealed bytes and back. Nothing is deflated here: that took half of what a rebuild costs, and what is
 * large comes deflated in a first load and stays so.
 */
import type { Seal, SealPlace } from './seal';

/** Seals a text of JSON for its place. */
export const sealText = (seal: Seal, place: SealPlace, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  seal.seal(place, new TextEncoder().encode(text));

/** Seals a JSON-safe value for its place. */
export const sealValue = (seal: Seal, place: SealPlace, value: unknown): Promise<Uint8Array<ArrayBuffer>> =>
  sealText(seal, place, JSON.stringify(value));

/** The text sealed for that place. Rejects when the seal does not hold. */
export const unsealText = async (seal: Seal, place: SealPlace, sealed: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await seal.unseal(place, sealed));

/**
 * The value sealed for that place. It is what this program wrote: the seal proves it, so its type is the caller's.
 * Rejects when the seal does not hold.
 */
export const unsealValue = async <T>(seal: Seal, place: SealPlace, sealed: Uint8Array): Promise<T> =>
  JSON.parse(await unsealText(seal, place, sealed)) as T;
