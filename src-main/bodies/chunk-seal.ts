/**
 * How a file of whatever size lies sealed on the disk, so that neither writing nor reading it needs its size in memory.
 *
 * Head: magic VKB3 · random id of the file (16) · bytes of the content (8). Then the content in chunks of 1 MiB, each
 * AES-256-GCM with its tag behind it, the last one shorter. Then a sealed trailer: SHA-256 and bytes of the content. The
 * key is of this one file (by its id); the nonce is the number of the chunk and whether it is the trailer; the head goes
 * along with each. So a chunk opens in its own place of its own file and nowhere else, and a file that was cut, put
 * together from two or named after another's digest is noticed also by whoever reads one range of it.
 */
import { webcrypto } from 'node:crypto';
import { deriveKey } from '../keys/derive-key';

export const chunkBytes = 1024 * 1024;
export const headBytes = 28;
const tagBytes = 16;
const idBytes = 16;
const digestBytes = 32;
export const trailerBytes = digestBytes + 8 + tagBytes;
const magic = Buffer.from('VKB3');

/** What the trailer says of the content. */
export type BodyFacts = { readonly digest: string; readonly bytes: number };

/** @param id random, never used for another file */
export function encodeHead(id: Uint8Array, bytes: number): Buffer {
  const head = Buffer.alloc(headBytes);
  magic.copy(head);
  head.set(id.subarray(0, idBytes), magic.length);
  head.writeBigUInt64BE(BigInt(bytes), headBytes - 8);
  return head;
}

/** How many bytes a head says that there are; null when it is none. Only the trailer tells whether that is true. */
export function readHead(head: Buffer): number | null {
  if (head.length !== headBytes || !head.subarray(0, magic.length).equals(magic)) return null;
  const bytes = Number(head.readBigUInt64BE(headBytes - 8));
  return Number.isSafeInteger(bytes) ? bytes : null;
}

const chunkCountOf = (bytes: number): number => Math.ceil(bytes / chunkBytes);
/** Where a chunk begins in the file. */
export const placeOfChunk = (index: number): number => headBytes + index * (chunkBytes + tagBytes);
/** How long it is there. */
export const sealedLengthOf = (index: number, bytes: number): number =>
  Math.min(chunkBytes, bytes - index * chunkBytes) + tagBytes;
export const placeOfTrailer = (bytes: number): number => headBytes + bytes + chunkCountOf(bytes) * tagBytes;

export type ChunkSeal = {
  readonly seal: (index: number, content: Uint8Array) => Promise<Uint8Array>;
  /** Null when it is not what was sealed at that place of this file. */
  readonly unseal: (index: number, sealed: Uint8Array) => Promise<Uint8Array | null>;
  readonly sealTrailer: (facts: BodyFacts) => Promise<Uint8Array>;
  readonly unsealTrailer: (bytes: number, sealed: Uint8Array) => Promise<BodyFacts | null>;
};

/** The counter of the chunk, and 1 for the trailer: no two of one file have the same. */
function nonceOf(index: number, isTrailer: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isTrailer ? 1 : 0, 11);
  return nonce;
}

/** @param secret 32 bytes only this device knows */
export async function openChunkSeal(secret: Uint8Array, head: Buffer): Promise<ChunkSeal> {
  const id = head.subarray(magic.length, magic.length + idBytes);
  const raw = deriveKey(secret, id, 'vakproef body file');
  const key = await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const gcm = (index: number, isTrailer: boolean) => ({
    name: 'AES-GCM',
    iv: nonceOf(index, isTrailer),
    additionalData: head,
  });
  // In the pool of threads: a mark that is given meanwhile does not wait for a megabyte.
  const seal = async (index: number, isTrailer: boolean, content: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await webcrypto.subtle.encrypt(gcm(index, isTrailer), key, content));
  const unseal = async (
    index: number,
    isTrailer: boolean,
    sealed: Uint8Array,
  ): Promise<Uint8Array | null> => {
    try {
      return new Uint8Array(await webcrypto.subtle.decrypt(gcm(index, isTrailer), key, sealed));
    } catch {
      return null;
    }
  };
  return {
    seal: (index, content) => seal(index, false, content),
    unseal: (index, sealed) => unseal(index, false, sealed),
    sealTrailer: ({ digest, bytes }) => {
      const trailer = Buffer.alloc(digestBytes + 8);
      trailer.write(digest, 'hex');
      trailer.writeBigUInt64BE(BigInt(bytes), digestBytes);
      return seal(chunkCountOf(bytes), true, trailer);
    },
    unsealTrailer: async (bytes, sealed) => {
      const trailer = await unseal(chunkCountOf(bytes), true, sealed);
      if (!trailer) return null;
      const said = Buffer.from(trailer);
      const digest = said.subarray(0, digestBytes).toString('hex');
      return Number(said.readBigUInt64BE(digestBytes)) === bytes ? { digest, bytes } : null;
    },
  };
}
