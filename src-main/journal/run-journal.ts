/**
 * The open journal: append, read, tell. `append` resolves when the entries are on the disk (fdatasync), never earlier.
 * Appends that wait together share one write and one flush; those asked for in the same tick always do, so they are
 * kept or refused together. A refused append left nothing that will ever be read as an entry while the journal is open.
 */
import { z } from 'zod';
import type { StorageHealth } from '../../shared/contract/device-contract';
import type { JournalHead } from '../../shared/contract/journal-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import {
  type JournalEntry,
  journalEntrySchema,
  type PositionedEntry,
} from '../../shared/protocol/journal-entry';
import type { FilesPort } from '../disk/files-port';
import type { SpaceGuard } from '../disk/space-guard';
import { type ChainPoint, encodeFrame, hashWithin } from './frame';
import { createFrameIndex } from './frame-index';
import { createFrameReader } from './frame-reader';
import { JournalTaken, writeProblem } from './journal-taken';
import type { OpenedJournal } from './recover';
import type { FramePlace } from './scan-segment';
import { segmentName } from './segment-files';
import type { SegmentHeader } from './segment-header';
import { createSegmentWriter } from './segment-writer';
import { compactSegments, type DiskSegment, guardSegments, keepNotes, noteSegments } from './tidy-segments';
import type { WriterLock } from './writer-lock';

/** A segment as far as it is on the disk, for whoever copies the journal. */
export type DurableSegment = {
  readonly name: string;
  readonly bytes: number;
  /** Hash of the chain at its end: the same hash means the same content. */
  readonly endHash: string;
};

export type Journal = {
  readonly head: () => JournalHead;
  /** Keeps the entries as one batch, all or none; `position` is that of the last one. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<Result<{ readonly position: number }>>;
  /** Entries from a position on (inclusive), at most `limit`; none when the journal ends before it. */
  readonly read: (from: number, limit: number) => Promise<readonly PositionedEntry[]>;
  /** The same entries as they were written, a line of JSON each. */
  readonly readLines: (from: number, limit: number) => Promise<readonly Uint8Array[]>;
  /** Hash of the chain at a position, in hex; null when there is no such position or it cannot be read. */
  readonly hashAt: (position: number) => Promise<string | null>;
  /** Calls back after entries have become durable; returns how to stop. */
  readonly onGrew: (listener: (head: JournalHead) => void) => () => void;
  /** What opening found; null when the journal was whole. */
  readonly recovered: StorageHealth['recovered'];
  /** The disk is so full that the journal is only read. */
  readonly isReadOnly: () => boolean;
  /** Whether it can be written, tried again where it could not. */
  readonly makeWritable: () => Promise<boolean>;
  readonly sizeBytes: () => number;
  readonly space: SpaceGuard;
  readonly segments: () => readonly DurableSegment[];
  /** Waits for what was asked before, then lets the files go. */
  readonly close: () => Promise<void>;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const uuidText = (bytes: Uint8Array): string =>
  hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export type Disk = {
  readonly files: FilesPort;
  readonly folder: string;
  readonly guard: SpaceGuard;
  readonly segmentBytes: number;
  /** Closed segments of fewer bytes are not compacted. */
  readonly compactFrom: number;
};

type Waiting = {
  readonly entries: readonly JournalEntry[];
  readonly settle: (result: Result<{ readonly position: number }>) => void;
  readonly fail: (bug: unknown) => void;
};

const entriesSchema = z.array(journalEntrySchema).min(1);

/** Runs an opened journal until it is closed. */
export function runJournal(opened: OpenedJournal, disk: Disk, world: World, lock: WriterLock): Journal {
  const { files, folder, guard } = disk;
  const { seal, journalId, isNoted } = opened;
  const index = createFrameIndex();
  for (const segment of opened.segments) for (const place of segment.frames) index.add(segment.number, place);
  const reader = createFrameReader(files, folder, index, seal);
  const last = opened.segments.at(-1);
  const writer = createSegmentWriter(files, folder, disk.segmentBytes, {
    number: last?.number ?? 1,
    bytes: last?.goodBytes ?? 0,
  });
  /** By number, oldest first. */
  const durable = new Map<number, DiskSegment>();
  for (const { number, goodBytes, end, digest } of opened.segments)
    durable.set(number, { number, bytes: goodBytes, end, digest });

  let head: ChainPoint = opened.head;
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  let isClosed = false;
  let isTaken = false;
  const listeners = new Set<(head: JournalHead) => void>();
  const id = uuidText(journalId);
  const headNow = (): JournalHead => ({ journalId: id, position: head.position, hash: hex(head.hash) });

  /** Once it is another's, nothing is written any more, whatever becomes of that other. */
  const assertOurs = (): void => {
    isTaken ||= !lock.isHeld();
    if (isTaken) throw new JournalTaken();
  };
  /** Writes and flushes; a full disk costs the ballast and one more try. Ours before, and still ours behind it. */
  const write = async (bytes: Uint8Array): Promise<{ segment: number; offset: number }> => {
    const header: SegmentHeader = { rootId: seal.rootId, journalId, keyId: seal.keys.keyId, start: head };
    assertOurs();
    try {
      return await writer.append(bytes, header);
    } catch (error) {
      isTaken ||= error instanceof JournalTaken;
      const isFull = writeProblem(error).code === 'disk-full';
      if (!isFull || !(await guard.releaseBallast())) throw error;
      return await writer.append(bytes, header);
    } finally {
      assertOurs();
    }
  };

  const flush = async (group: readonly Waiting[]): Promise<void> => {
    const frames: Buffer[] = [];
    const places: (FramePlace & { readonly entries: readonly JournalEntry[] })[] = [];
    let point = head;
    let length = 0;
    for (const { entries } of group) {
      const frame = encodeFrame(entries, point, seal, world.randomBytes(12));
      places.push({
        position: point.position + 1,
        count: entries.length,
        offset: length,
        length: frame.bytes.length,
        entries,
      });
      frames.push(frame.bytes);
      length += frame.bytes.length;
      point = frame.after;
    }
    let written: { segment: number; offset: number };
    try {
      written = await write(frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames));
    } catch (error) {
      const refusal = err(writeProblem(error));
      for (const { settle } of group) settle(refusal);
      return;
    }
    for (const { entries, ...place } of places) {
      index.add(written.segment, { ...place, offset: written.offset + place.offset });
      reader.keep(place.position, entries, place.length);
    }
    head = point;
    const { segment: number, offset } = written;
    durable.set(number, { number, bytes: offset + length, end: head, digest: null });
    for (const [i, { settle }] of group.entries()) {
      const place = places[i] as FramePlace;
      settle(ok({ position: place.position + place.count - 1 }));
    }
    for (const listener of [...listeners]) {
      try {
        listener(headNow());
      } catch (bug) {
        // Reported like any bug, but not here: the entries are kept, and the next append must not wait for ever.
        queueMicrotask(() => {
          throw bug;
        });
      }
    }
  };

  const drain = async (): Promise<void> => {
    // One turn later, so that all appends of the same tick come along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await flush(group);
      } catch (bug) {
        for (const { fail } of group) fail(bug);
      }
    }
    flushing = null;
  };

  /** What stands from a position on, frame after frame. */
  const readFrames = async <Content>(
    from: number,
    limit: number,
    open: (frame: number, upToPosition: number) => Promise<readonly Content[]>,
    take: (position: number, content: Content) => void,
  ): Promise<void> => {
    const end = Math.min(head.position, from + limit - 1);
    const first = index.find(from);
    if (first < 0) return;
    for (let frame = first, place = index.at(first); place !== null; place = index.at(++frame)) {
      if (place.position > end) break;
      for (const [i, content] of (await open(frame, end)).entries()) {
        const position = place.position + i;
        if (position >= from && position <= end) take(position, content);
      }
    }
  };

  const segmentsPlace = { files, folder, seal, world };
  const note = async (isLast: boolean): Promise<void> => {
    const segments = [...durable.values()];
    const isKnown = isNoted && segments.every(({ digest }) => digest !== null);
    if ((isKnown && !isLast) || !(await guard.mayStartExam())) return;
    const notes = await noteSegments(segmentsPlace, segments, index);
    const tidied = isLast ? await compactSegments(segmentsPlace, notes, segments, disk.compactFrom) : notes;
    if (!isKnown || tidied.some((after, i) => after !== notes[i])) await keepNotes(segmentsPlace, tidied);
    if (isLast) await guardSegments(segmentsPlace, tidied, segments.at(-1)?.number ?? 0);
  };
  // A program that is always killed never comes to its end: what was looked at just now is kept at once.
  const noting = isNoted || durable.size < 2 ? Promise.resolve() : note(false).catch(() => undefined);

  return {
    head: headNow,
    recovered: opened.recovered,
    space: guard,
    append: (entries) => {
      if (isClosed) return Promise.resolve(err(problem('journal-closed')));
      // Throws: an entry that is none is a bug here, and must not come to stand in a file that lasts for years.
      entriesSchema.parse(entries);
      return new Promise((settle, fail) => {
        waiting.push({ entries, settle, fail });
        flushing ??= drain();
      });
    },
    read: async (from, limit) => {
      const entries: PositionedEntry[] = [];
      await readFrames(from, limit, reader.entriesOf, (position, entry) => entries.push({ position, entry }));
      return entries;
    },
    readLines: async (from, limit) => {
      const lines: Uint8Array[] = [];
      await readFrames(from, limit, reader.linesOf, (_position, line) => lines.push(line));
      return lines;
    },
    hashAt: async (position) => {
      if (position === head.position) return hex(head.hash);
      // Behind the frame that begins with the next entry, or within the one that holds it.
      const place = index.at(index.find(position + 1));
      if (place === null || position < 0) return null;
      const frame = await reader.bytesOf(place);
      const found = hashWithin(frame, position + 1 - place.position, seal);
      return found && hex(found);
    },
    onGrew: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isReadOnly: () => false,
    makeWritable: async () => true,
    sizeBytes: () => [...durable.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    segments: () =>
      [...durable.values()].map(({ number, bytes, end }) => {
        return { name: segmentName(number), bytes, endHash: hex(end.hash) };
      }),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await flushing;
      await writer.close().catch(() => undefined);
      await noting;
      if (lock.isHeld() && !isTaken) await note(true).catch(() => undefined);
      await guard.settled();
      await lock.release();
    },
  };
}
