/**
 * A disk that can be told to fail: to be full, to answer with an input/output error, to take only part of a write. It
 * wraps the real one, so everything else happens for real; and it counts flushes.
 */
import { statSync } from 'node:fs';
import type { FilesPort, WritableFile } from '../../src-main/disk/files-port';

export type FaultyFiles = FilesPort & {
  /** Bytes that still fit; null = no limit. Removing the ballast gives its size back. */
  room: number | null;
  /** Code to fail the next flush with, or null. */
  failFlush: string | null;
  /** Code to fail the next write with after half of its bytes, or null. */
  failWrite: string | null;
  /** At most this many bytes per write. */
  writeAtMost: number;
  readonly flushes: () => number;
};

const failure = (code: string): Error => Object.assign(new Error(`told to fail: ${code}`), { code });

export function createFaultyFiles(real: FilesPort): FaultyFiles {
  let flushCount = 0;
  const wrap = (file: WritableFile): WritableFile => ({
    write: async (bytes, at) => {
      let part = bytes.subarray(0, faulty.writeAtMost);
      if (faulty.failWrite !== null) {
        const code = faulty.failWrite;
        faulty.failWrite = null;
        await file.write(bytes.subarray(0, bytes.length >> 1), at);
        throw failure(code);
      }
      if (faulty.room !== null) {
        if (faulty.room === 0) throw failure('ENOSPC');
        part = part.subarray(0, faulty.room);
        faulty.room -= part.length;
      }
      return file.write(part, at);
    },
    size: () => file.size(),
    datasync: async () => {
      flushCount += 1;
      if (faulty.failFlush !== null) {
        const code = faulty.failFlush;
        faulty.failFlush = null;
        throw failure(code);
      }
      await file.datasync();
    },
    close: () => file.close(),
  });
  const faulty: FaultyFiles = {
    ...real,
    room: null,
    failFlush: null,
    failWrite: null,
    writeAtMost: Number.POSITIVE_INFINITY,
    flushes: () => flushCount,
    create: async (file) => wrap(await real.create(file)),
    open: async (file) => wrap(await real.open(file)),
    remove: async (file) => {
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (faulty.room !== null && /\/ballast(\.unfinished)?$/.test(file)) faulty.room += size;
      await real.remove(file);
    },
    freeBytes: (folder) => (faulty.room === null ? real.freeBytes(folder) : Promise.resolve(faulty.room)),
  };
  return faulty;
}
