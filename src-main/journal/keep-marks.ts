/** Brings the marks of a journal up to what is on the disk: whoever closes it leaves the next start little to look at. */
import { createHash } from 'node:crypto';
import type { FilesPort } from '../disk/files-port';
import { type ChainPoint, chainStartOf, type FrameSeal } from './frame';
import type { FrameIndex } from './frame-index';
import { segmentName } from './segment-files';
import { type SegmentMark, writeMarks } from './segment-marks';

/** A segment as far as it is on the disk. */
export type MarkedSegment = {
  readonly number: number;
  readonly bytes: number;
  readonly end: ChainPoint;
  /** SHA-256 of the file when it is known to be whole at this length. */
  readonly digest: string | null;
};

/**
 * Writes the marks of all segments whose file is whole.
 * @param segments oldest first
 */
export async function keepMarks(
  files: FilesPort,
  folder: string,
  segments: readonly MarkedSegment[],
  index: FrameIndex,
  seal: FrameSeal,
  nonce: Uint8Array,
): Promise<void> {
  const marks: SegmentMark[] = [];
  let start = chainStartOf(seal.rootId);
  for (const { number, bytes, end, digest: known } of segments) {
    const digest = known ?? (await digestOf(files, `${folder}/${segmentName(number)}`, bytes));
    if (digest !== null) marks.push({ number, digest, start, end, frames: index.framesOf(number) });
    start = end;
  }
  await writeMarks(files, folder, marks, seal, nonce);
}

/** Null when something stands behind the good part: what a failed write left. */
async function digestOf(files: FilesPort, file: string, bytes: number): Promise<string | null> {
  const content = await files.read(file);
  return content.length === bytes ? createHash('sha256').update(content).digest('hex') : null;
}
