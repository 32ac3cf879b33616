/**
 * Bytes sealed piece by piece (AES-256-GCM), so that a large file needs little memory and any part of it can be opened by
 * itself. Each chunk is sealed under its number, and the last one as the last: whatever was swapped, repeated, cut off
 * or put behind it does not open. A key seals one file and no other; `aad` says which.
 *
 * A sealed file is its chunks one behind the other, each the ciphertext and its tag. One of no bytes is one empty chunk.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const chunkBytes = 1024 * 1024;
const tagBytes = 16;
const nonceBytes = 12;
/** What a full chunk takes. */
export const sealedChunkBytes = chunkBytes + tagBytes;

export type ChunkSeal = {
  /** 32 bytes, of this one file. */
  readonly key: Uint8Array;
  /** What the file is, held to when it is opened. */
  readonly aad: Uint8Array;
};

const noncePlaces = { number: 3, flag: nonceBytes - 1 };

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeBigUInt64BE(BigInt(number), noncePlaces.number);
  nonce[noncePlaces.flag] = isLast ? 1 : 0;
  return nonce;
}

/** @param number of the chunk, from 0 */
export function sealChunk(
  { key, aad }: ChunkSeal,
  number: number,
  isLast: boolean,
  plain: Uint8Array,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes of a chunk; null when these are not what was sealed at that place. */
export function openChunk(
  { key, aad }: ChunkSeal,
  number: number,
  isLast: boolean,
  sealed: Uint8Array,
): Buffer | null {
  if (sealed.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), {
    authTagLength: tagBytes,
  }).setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** Chunks in a file of so many bytes. */
export const chunksIn = (bytes: number): number => Math.max(1, Math.ceil(bytes / chunkBytes));

/** What a file of so many bytes takes when it is sealed. */
export const sealedLength = (bytes: number): number => bytes + chunksIn(bytes) * tagBytes;

/** Bytes that come in pieces of any size, in pieces of one size; the last is shorter, and there is always one. */
export async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Buffer, void, void> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    // Strictly more: whether a full one is the last is known when something follows.
    if (length <= size) continue;
    let joined = Buffer.concat(held, length);
    for (; joined.length > size; joined = joined.subarray(size)) yield joined.subarray(0, size);
    held = [joined];
    length = joined.length;
  }
  yield Buffer.concat(held, length);
}

/** Seals what comes, in pieces of any size. */
export async function* sealChunks(
  seal: ChunkSeal,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer, void, void> {
  let before: Buffer | null = null;
  let number = 0;
  for await (const chunk of inPieces(source, chunkBytes)) {
    if (before) yield sealChunk(seal, number++, false, before);
    before = chunk;
  }
  if (before) yield sealChunk(seal, number, true, before);
}

/** A part of a file: from where, and where it ends (not included). */
export type Span = { readonly start: number; readonly end: number };

/** Which bytes of the sealed file a part of it lies in, and from which chunk on. */
export function sealedSpan({ start, end }: Span, bytes: number): Span & { readonly firstChunk: number } {
  const firstChunk = Math.min(Math.floor(start / chunkBytes), chunksIn(bytes) - 1);
  const lastChunk = Math.max(firstChunk, Math.min(chunksIn(bytes), Math.ceil(end / chunkBytes)) - 1);
  return {
    firstChunk,
    start: firstChunk * sealedChunkBytes,
    end: Math.min(sealedLength(bytes), (lastChunk + 1) * sealedChunkBytes),
  };
}

/** Thrown where a chunk is not what was sealed there. */
export class SealBrokenError extends Error {
  constructor() {
    super('a sealed chunk does not open');
  }
}

/**
 * Opens a part of a sealed file.
 * @param bytes of the whole file
 * @param sealed what stands in `sealedSpan` of the part. Throws `SealBrokenError` where that is not what was sealed
 */
export async function* openSpan(
  seal: ChunkSeal,
  span: Span,
  bytes: number,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer, void, void> {
  const lastOfAll = chunksIn(bytes) - 1;
  const { firstChunk, start, end } = sealedSpan(span, bytes);
  let number = firstChunk;
  let taken = start;
  for await (const piece of inPieces(sealed, sealedChunkBytes)) {
    const plain = openChunk(seal, number, number === lastOfAll, piece);
    if (!plain) throw new SealBrokenError();
    const at = number * chunkBytes;
    const part = plain.subarray(Math.max(0, span.start - at), Math.max(0, span.end - at));
    if (part.length > 0) yield part;
    number += 1;
    taken += piece.length;
  }
  if (taken !== end) throw new SealBrokenError();
}
