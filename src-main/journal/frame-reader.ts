/**
 * Reads entries back from the segments. Frames that stand one after another are read together; what was opened last
 * is kept for a while, up to a few megabytes, because readers come in pages and new entries are asked for at once.
 */
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { FilesPort } from '../disk/files-port';
import { type FrameSeal, openLines, readEntries, splitLines } from './frame';
import type { FrameIndex, IndexedFrame } from './frame-index';
import { segmentName } from './segment-files';

/** Counted as lines of JSON: a deflated frame is much larger in memory than on the disk. */
const keptBytes = 8 * 1024 * 1024;
const readAheadBytes = 512 * 1024;

export type FrameReader = {
  /** Entries of a frame. Throws when the disk no longer gives the bytes that were checked at opening. */
  readonly entriesOf: (frame: number, upToPosition: number) => Promise<readonly JournalEntry[]>;
  /** The same as they lie in it, one line an entry. Throws likewise. */
  readonly linesOf: (frame: number, upToPosition: number) => Promise<readonly Buffer[]>;
  /** A frame as it stands on the disk. */
  readonly bytesOf: (place: IndexedFrame) => Promise<Buffer>;
  /** Remembers entries that were just written. */
  readonly keep: (position: number, entries: readonly JournalEntry[], bytes: number) => void;
};

/** Content of a frame: lines as they were sealed, or entries when somebody asked for those. */
type Content =
  | { readonly lines: Buffer; readonly entries: null }
  | { readonly lines: null; readonly entries: readonly JournalEntry[] };

export function createFrameReader(
  files: FilesPort,
  folder: string,
  index: FrameIndex,
  seal: FrameSeal,
): FrameReader {
  /** By position of the first entry; the oldest use first. */
  const kept = new Map<number, { readonly content: Content; readonly bytes: number }>();
  let keptNow = 0;

  const keep = (position: number, content: Content, bytes: number): void => {
    const before = kept.get(position);
    if (before) keptNow -= before.bytes;
    kept.delete(position);
    kept.set(position, { content, bytes });
    keptNow += bytes;
    for (const [oldest, { bytes: freed }] of kept) {
      if (keptNow <= keptBytes || oldest === position) break;
      kept.delete(oldest);
      keptNow -= freed;
    }
  };

  /** This frame and those behind it in the same segment, as far as they are wanted and a read should go. */
  const runFrom = (first: IndexedFrame, frame: number, upToPosition: number): readonly IndexedFrame[] => {
    const run = [first];
    for (let next = index.at(frame + 1), i = frame + 1; next !== null; next = index.at(++i)) {
      const isNear = next.offset + next.length - first.offset <= readAheadBytes;
      const isWanted = next.position <= upToPosition && next.segment === first.segment;
      if (!isNear || !isWanted || kept.has(next.position)) break;
      run.push(next);
    }
    return run;
  };

  const contentOf = async (frame: number, upToPosition: number): Promise<Content & { position: number }> => {
    const first = index.at(frame);
    if (first === null) throw new Error(`broken invariant: frame ${frame} is missing`);
    const { position } = first;
    const known = kept.get(position);
    if (known) return { position, ...known.content };
    const run = runFrom(first, frame, upToPosition);
    const lastOfRun = run.at(-1) ?? first;
    const length = lastOfRun.offset + lastOfRun.length - first.offset;
    const bytes = await files.readPart(`${folder}/${segmentName(first.segment)}`, first.offset, length);
    let answer: Buffer | null = null;
    let opened = 0;
    for (const place of run) {
      // What is opened ahead must still be kept when it is asked for.
      if (opened > keptBytes / 2) break;
      const at = place.offset - first.offset;
      const lines = openLines(bytes.subarray(at, at + place.length), seal);
      if (lines === null) throw new Error(`the journal cannot be read at position ${place.position}`);
      opened += lines.length;
      keep(place.position, { lines, entries: null }, lines.length);
      answer ??= lines;
    }
    return { position, lines: answer ?? Buffer.alloc(0), entries: null };
  };

  return {
    keep: (position, entries, bytes) => keep(position, { lines: null, entries }, bytes),
    bytesOf: ({ segment, offset, length }) =>
      files.readPart(`${folder}/${segmentName(segment)}`, offset, length),
    entriesOf: async (frame, upToPosition) => {
      const { position, lines, entries } = await contentOf(frame, upToPosition);
      if (!lines) return entries;
      const read = readEntries(lines);
      keep(position, { lines: null, entries: read }, lines.length);
      return read;
    },
    linesOf: async (frame, upToPosition) => {
      const { lines, entries } = await contentOf(frame, upToPosition);
      return lines ? splitLines(lines) : entries.map((entry) => Buffer.from(JSON.stringify(entry)));
    },
  };
}
