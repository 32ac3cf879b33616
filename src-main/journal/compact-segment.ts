/**
 * Packs a closed segment anew: the same entries, byte for byte, in few large frames instead of one for every tap. The
 * chain is taken over entries and not over frames, so head, notes, checkpoint and the segments around it notice nothing.
 * The new file is looked at like any other before it takes the place of the old one, whole and at once: a crash at any
 * step leaves the one or the other (SPEC.md, L11). Spare blocks stand beside it, so that a large frame costs no more than
 * a small one when a bit of it flips (L12).
 */
import { createHash } from 'node:crypto';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { type ChainPoint, encodeLines, type FrameSeal, isSamePoint, openLines } from './frame';
import { judgeSegment } from './judge-segment';
import type { FramePlace } from './scan-segment';
import { segmentName } from './segment-files';
import { segmentHeaderBytes } from './segment-header';
import type { SegmentNote } from './segment-notes';
import { writeParity } from './segment-parity';

const entriesPerFrame = 500;
const bytesPerFrame = 512 * 1024;
const newLine = Buffer.from('\n');

/** What is gathered for the next frame. */
type Gathered = { lines: Buffer[]; bytes: number; count: number };

/** The file with its entries packed anew; null when a frame of it cannot be read. */
function packAnew(
  file: Buffer,
  { start, frames }: SegmentNote,
  seal: FrameSeal,
  world: Pick<World, 'randomBytes'>,
): Buffer | null {
  const parts = [file.subarray(0, segmentHeaderBytes)];
  let point: ChainPoint = start;
  let gathered: Gathered = { lines: [], bytes: 0, count: 0 };
  const close = (): void => {
    if (gathered.count === 0) return;
    const lines = Buffer.concat(gathered.lines.flatMap((line, i) => (i === 0 ? [line] : [newLine, line])));
    const frame = encodeLines(lines, gathered.count, point, seal, world.randomBytes(12));
    parts.push(frame.bytes);
    point = frame.after;
    gathered = { lines: [], bytes: 0, count: 0 };
  };
  for (const { offset, length, count } of frames) {
    const lines = openLines(file.subarray(offset, offset + length), seal);
    if (lines === null) return null;
    const isFull = gathered.count + count > entriesPerFrame || gathered.bytes + lines.length > bytesPerFrame;
    if (isFull) close();
    gathered.lines.push(lines);
    gathered.bytes += lines.length;
    gathered.count += count;
  }
  close();
  return Buffer.concat(parts);
}

/** Whether packing anew is worth the writing: many frames with little in each. */
export const isWorthCompacting = (frames: readonly FramePlace[]): boolean => {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last) return false;
  const entries = last.position + last.count - first.position;
  return frames.length > 8 && entries / frames.length < entriesPerFrame / 10;
};

/**
 * Puts a smaller file in the place of a segment that nobody reads or writes now.
 * @param note the segment as it stands, known to be whole
 * @returns its new note, or null when it was left as it is
 */
export async function compactSegment(
  files: FilesPort,
  folder: string,
  note: SegmentNote,
  seal: FrameSeal,
  world: Pick<World, 'randomBytes'>,
): Promise<SegmentNote | null> {
  const { number, start, end } = note;
  const file = await files.read(`${folder}/${segmentName(number)}`);
  const packed = packAnew(file, note, seal, world);
  if (packed === null || packed.length >= file.length) return null;
  const verdict = judgeSegment(packed, start, end, seal);
  const isWhole = verdict.kind === 'whole' && !verdict.isHeaderDamaged;
  if (!isWhole || !isSamePoint(verdict.scan.end, end) || verdict.scan.goodBytes !== packed.length)
    return null;
  // First: a large frame never stands on the disk without what makes it good again.
  await writeParity(files, folder, number, packed);
  await writeWholeFile(files, folder, segmentName(number), packed);
  const digest = createHash('sha256').update(packed).digest('hex');
  return { number, start, end, digest, frames: verdict.scan.frames };
}
