/**
 * Appends bytes to the current segment and begins the next one when it is full. After any failed write nothing is
 * ever put behind the bytes that may be torn: the writer goes on in a new segment, whose header says where the old
 * one ends. A failed flush is never repeated on the same file, because the system may have dropped the data.
 */
import { type FilesPort, type WritableFile, writeFully } from '../disk/files-port';
import { keepExtent } from './journal-extent';
import { JournalTaken } from './journal-taken';
import { createSegment, lastSegmentNumber, segmentName } from './segment-files';
import { type SegmentHeader, segmentHeaderBytes } from './segment-header';

export type SegmentWriter = {
  /**
   * Puts bytes on the disk; rejects with the error of the system when they may not be there.
   * @param headerNow header of the segment that begins with these bytes, should one begin
   */
  readonly append: (
    bytes: Uint8Array,
    headerNow: SegmentHeader,
  ) => Promise<{ readonly segment: number; readonly offset: number }>;
  readonly close: () => Promise<void>;
};

type Current = {
  readonly number: number;
  readonly file: WritableFile;
  /** Begun by this writer: nothing but its header can be lost with it. */
  readonly isNew: boolean;
  durableBytes: number;
};

/** @param last the segment to go on in, with its length */
export function createSegmentWriter(
  files: FilesPort,
  folder: string,
  segmentBytes: number,
  last: { readonly number: number; readonly bytes: number },
): SegmentWriter {
  let current: Current | null = null;
  let continueIn: { readonly number: number; readonly bytes: number } | null = last;

  const begin = async (header: SegmentHeader): Promise<Current> => {
    if (continueIn !== null && continueIn.bytes < segmentBytes) {
      const { number, bytes } = continueIn;
      continueIn = null;
      return {
        number,
        file: await files.open(`${folder}/${segmentName(number)}`),
        isNew: false,
        durableBytes: bytes,
      };
    }
    continueIn = null;
    const number = (await lastSegmentNumber(files, folder)) + 1;
    await createSegment(files, folder, number, header);
    const file = await files.open(`${folder}/${segmentName(number)}`);
    return { number, file, isNew: true, durableBytes: segmentHeaderBytes };
  };

  const leave = async (): Promise<void> => {
    const left = current;
    current = null;
    await left?.file.close();
  };

  return {
    append: async (bytes, headerNow) => {
      if (current !== null && current.durableBytes >= segmentBytes) await leave();
      current ??= await begin(headerNow);
      const { number, file, isNew, durableBytes: offset } = current;
      // Longer or shorter than we left it: somebody else writes here, and writing over that would lose it.
      if ((await file.size()) !== offset) throw new JournalTaken();
      try {
        await writeFully(file, bytes, offset);
        await file.datasync();
      } catch (error) {
        await leave().catch(() => undefined);
        // A segment that never held anything goes, so that a full disk is not filled with empty ones.
        if (offset === segmentHeaderBytes && isNew)
          await files.remove(`${folder}/${segmentName(number)}`).catch(() => undefined);
        throw error;
      }
      current.durableBytes += bytes.length;
      if (isNew && offset === segmentHeaderBytes) await keepExtent(files, folder, number);
      return { segment: number, offset };
    },
    close: leave,
  };
}
