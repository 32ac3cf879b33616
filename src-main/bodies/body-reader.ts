/** Reads a sealed file by ranges (`chunk-seal`): what comes out is what was put in, or nothing. */
import { createHash } from 'node:crypto';
import type { FilesPort } from '../disk/files-port';
import {
  chunkBytes,
  headBytes,
  openChunkSeal,
  placeOfChunk,
  placeOfTrailer,
  readHead,
  sealedLengthOf,
  trailerBytes,
} from './chunk-seal';

export type BodyReader = {
  readonly digest: string;
  readonly bytes: number;
  /** Bytes of the content from a place on, fewer at its end, in memory of their own; null when they are damaged. */
  readonly read: (from: number, length: number) => Promise<Uint8Array | null>;
  /** Whether all of it is what its digest says: reads it from end to end. */
  readonly check: () => Promise<boolean>;
};

/**
 * Opens a sealed file: null when it is none, or not one of this device. Rejects with what the disk refuses.
 * @param secret 32 bytes only this device knows
 */
export async function openBody(
  files: Pick<FilesPort, 'readPart'>,
  secret: Uint8Array,
  path: string,
): Promise<BodyReader | null> {
  const head = await files.readPart(path, 0, headBytes);
  const bytes = readHead(head);
  if (bytes === null) return null;
  const seal = await openChunkSeal(secret, head);
  const facts = await seal.unsealTrailer(
    bytes,
    await files.readPart(path, placeOfTrailer(bytes), trailerBytes),
  );
  if (!facts) return null;
  const readChunk = async (index: number): Promise<Uint8Array | null> =>
    seal.unseal(index, await files.readPart(path, placeOfChunk(index), sealedLengthOf(index, bytes)));

  return {
    ...facts,
    read: async (from, length) => {
      const end = Math.min(bytes, from + length);
      const into = new Uint8Array(Math.max(0, end - from));
      for (let at = from; at < end; ) {
        const index = Math.floor(at / chunkBytes);
        const chunk = await readChunk(index);
        if (!chunk) return null;
        const part = chunk.subarray(at - index * chunkBytes, end - index * chunkBytes);
        into.set(part, at - from);
        at += part.length;
      }
      return into;
    },
    check: async () => {
      const hash = createHash('sha256');
      for (let index = 0; index * chunkBytes < bytes; index++) {
        const chunk = await readChunk(index);
        if (!chunk) return false;
        hash.update(chunk);
      }
      return hash.digest('hex') === facts.digest;
    },
  };
}
