/** Writes a sealed file piece by piece (`chunk-seal`), in as much memory as one chunk, and reads it back before it counts. */
import { createHash } from 'node:crypto';
import { type FilesPort, type WritableFile, writeFully } from '../disk/files-port';
import { openBody } from './body-reader';
import {
  type BodyFacts,
  type ChunkSeal,
  chunkBytes,
  encodeHead,
  openChunkSeal,
  placeOfChunk,
  placeOfTrailer,
} from './chunk-seal';

export type BodyWriter = {
  /** Bytes of the content that came in. */
  readonly at: () => number;
  /** Takes what comes next. Rejects with what the disk refuses. */
  readonly append: (piece: Uint8Array) => Promise<void>;
  /**
   * Writes the end, flushes, and reads all of it back. Null when what is on the disk is not what came in, or not as much
   * as was said. Rejects with what the disk refuses.
   */
  readonly finish: () => Promise<BodyFacts | null>;
  /** Nothing more is written. The file is left for whoever named it. */
  readonly close: () => Promise<void>;
};

export type WriterParts = {
  readonly files: Pick<FilesPort, 'create' | 'readPart'>;
  readonly secret: Uint8Array;
  readonly path: string;
  /** How many bytes there will be. */
  readonly bytes: number;
  /** 16 random bytes. */
  readonly id: Uint8Array;
};

type Open = { readonly file: WritableFile; readonly seal: ChunkSeal };

async function create({ files, secret, path, bytes, id }: WriterParts): Promise<Open> {
  const head = encodeHead(id, bytes);
  const seal = await openChunkSeal(secret, head);
  const file = await files.create(path);
  try {
    await writeFully(file, head, 0);
    return { file, seal };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Begins a file that is not there yet. Rejects with what the disk refuses. */
export async function beginBody(parts: WriterParts): Promise<BodyWriter> {
  const { files, secret, path, bytes } = parts;
  const { file, seal } = await create(parts);
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(Math.min(chunkBytes, bytes));
  let filled = 0;
  let chunks = 0;
  let at = 0;
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await file.close();
  };
  const flush = async (): Promise<void> => {
    if (filled === 0) return;
    await writeFully(file, await seal.seal(chunks, chunk.subarray(0, filled)), placeOfChunk(chunks));
    chunks += 1;
    filled = 0;
  };
  return {
    at: () => at,
    append: async (piece) => {
      hash.update(piece);
      for (let from = 0; from < piece.length; ) {
        const part = piece.subarray(from, from + chunk.length - filled);
        chunk.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled === chunkBytes) await flush();
      }
      at += piece.length;
    },
    finish: async () => {
      if (at !== bytes) return null;
      await flush();
      const digest = hash.digest('hex');
      await writeFully(file, await seal.sealTrailer({ digest, bytes }), placeOfTrailer(bytes));
      await file.datasync();
      await close();
      const written = await openBody(files, secret, path);
      return written?.digest === digest && (await written.check()) ? { digest, bytes } : null;
    },
    close,
  };
}
