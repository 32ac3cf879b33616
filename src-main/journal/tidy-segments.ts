/**
 * What a journal leaves for the next start: closed segments in few large frames with spare blocks beside them, and notes
 * of all that are whole. Only a help: it takes no room that an exam may need, and where the disk refuses, everything is
 * as good as before.
 */
import { createHash } from 'node:crypto';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { compactSegment, isWorthCompacting } from './compact-segment';
import { type ChainPoint, chainStartOf, type FrameSeal } from './frame';
import type { FrameIndex } from './frame-index';
import { segmentName } from './segment-files';
import { type SegmentNote, writeNotes } from './segment-notes';
import { hasParity, writeParity } from './segment-parity';

/** A segment as far as it is on the disk. */
export type DiskSegment = {
  readonly number: number;
  readonly bytes: number;
  readonly end: ChainPoint;
  /** SHA-256 of the file when it is known to be whole at this length. */
  readonly digest: string | null;
};

export type SegmentsPlace = {
  readonly files: FilesPort;
  readonly folder: string;
  readonly seal: FrameSeal;
  readonly world: Pick<World, 'randomBytes'>;
};

/** A program that is asked to end does not keep its user waiting: the rest is for the next time. */
const compactedAtOnce = 4;
const guardedAtOnce = 8;

/** Null when something stands behind the good part: what a failed write left. */
async function digestOf(
  { files, folder }: SegmentsPlace,
  { number, bytes }: DiskSegment,
): Promise<string | null> {
  const content = await files.read(`${folder}/${segmentName(number)}`);
  return content.length === bytes ? createHash('sha256').update(content).digest('hex') : null;
}

/**
 * The notes of all segments whose file is whole.
 * @param segments oldest first
 */
export async function noteSegments(
  place: SegmentsPlace,
  segments: readonly DiskSegment[],
  index: FrameIndex,
): Promise<readonly SegmentNote[]> {
  const notes: SegmentNote[] = [];
  let start = chainStartOf(place.seal.rootId);
  for (const segment of segments) {
    const { number, end } = segment;
    const digest = segment.digest ?? (await digestOf(place, segment));
    if (digest !== null) notes.push({ number, digest, start, end, frames: index.framesOf(number) });
    start = end;
  }
  return notes;
}

export const keepNotes = (
  { files, folder, seal, world }: SegmentsPlace,
  notes: readonly SegmentNote[],
): Promise<void> => writeNotes(files, folder, notes, seal, world.randomBytes(12));

/**
 * Compacts some closed segments; to be called when nobody reads or writes any more.
 * @param from segments of fewer bytes are left as they are
 * @returns the notes as they are then
 */
export async function compactSegments(
  place: SegmentsPlace,
  notes: readonly SegmentNote[],
  segments: readonly DiskSegment[],
  from: number,
): Promise<readonly SegmentNote[]> {
  const { files, folder, seal, world } = place;
  const closed = new Set(
    segments
      .slice(0, -1)
      .filter(({ bytes }) => bytes >= from)
      .map(({ number }) => number),
  );
  const worth = notes.filter(({ number, frames }) => closed.has(number) && isWorthCompacting(frames));
  const renewed = new Map<number, SegmentNote>();
  for (const note of worth.slice(0, compactedAtOnce)) {
    const compacted = await compactSegment(files, folder, note, seal, world);
    if (compacted) renewed.set(note.number, compacted);
  }
  return notes.map((note) => renewed.get(note.number) ?? note);
}

/**
 * Sees to it that closed segments whose frames hold many entries have spare blocks: those that an append of many made,
 * that came back from a copy, or whose spare blocks were lost.
 */
export async function guardSegments(
  { files, folder }: SegmentsPlace,
  notes: readonly SegmentNote[],
  lastNumber: number,
): Promise<void> {
  let guarded = 0;
  for (const { number, digest, frames } of notes) {
    const isWorth = number !== lastNumber && frames.some(({ count }) => count > 1);
    if (!isWorth || (await hasParity(files, folder, number, digest))) continue;
    await writeParity(files, folder, number, await files.read(`${folder}/${segmentName(number)}`));
    if (++guarded === guardedAtOnce) return;
  }
}
