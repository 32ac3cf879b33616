/**
 * Row contents as sealed bytes and back. A document of some size is deflated first: a qualification with its tree
 * shrinks to a quarter. The first byte tells whether it was. A script deflates at its lowest level faster than the
 * browser at the only one it has; the browser inflates many times faster.
 */
import { deflateSync, strToU8 } from 'fflate';
import { inflate } from '../../shared/kernel/inflate';
import type { Seal, SealPlace } from './seal';

const plainMark = 0;
const deflatedMark = 1;
/** Below this, deflating costs more than it gives. */
const deflateFromBytes = 4096;

function pack(text: string): Uint8Array {
  const bytes = strToU8(text);
  const isLarge = bytes.length >= deflateFromBytes;
  const content = isLarge ? deflateSync(bytes, { level: 1 }) : bytes;
  const packed = new Uint8Array(content.length + 1);
  packed[0] = isLarge ? deflatedMark : plainMark;
  packed.set(content, 1);
  return packed;
}

async function unpack(packed: Uint8Array): Promise<string> {
  const content = packed.subarray(1);
  return new TextDecoder().decode(packed[0] === deflatedMark ? await inflate(content) : content);
}

/** Seals a text of JSON for its place. */
export const sealText = (seal: Seal, place: SealPlace, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  seal.seal(place, pack(text));

/** Seals a JSON-safe value for its place. */
export const sealValue = (seal: Seal, place: SealPlace, value: unknown): Promise<Uint8Array<ArrayBuffer>> =>
  sealText(seal, place, JSON.stringify(value));

/**
 * The value sealed for that place. It is what this program wrote: the seal proves it, so its type is the caller's.
 * Rejects when the seal does not hold.
 */
export const unsealValue = async <T>(seal: Seal, place: SealPlace, sealed: Uint8Array): Promise<T> =>
  JSON.parse(await unpack(await seal.unseal(place, sealed))) as T;
