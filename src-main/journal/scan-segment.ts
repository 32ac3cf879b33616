/**
 * Reads the bytes of one segment up to the first frame that is not the next good one. Pure, so that every cut and
 * every flipped bit can be tried in memory.
 */
import { type ChainPoint, type FrameReading, type FrameSeal, inspectFrame, isSamePoint } from './frame';
import { segmentHeaderBytes } from './segment-header';

export type FramePlace = {
  readonly position: number;
  readonly count: number;
  readonly offset: number;
  readonly length: number;
};

export type SegmentScan = {
  readonly frames: readonly FramePlace[];
  /** Where the chain stands after the good part. */
  readonly end: ChainPoint;
  readonly goodBytes: number;
  /** Why reading stopped; null when it came to the end that was expected. */
  readonly stop: Exclude<FrameReading['kind'], 'frame'> | null;
};

/**
 * @param end where the next segment begins, which is where this one ends whatever may follow in the file; null when
 * this is the last one
 */
export function scanSegment(
  file: Buffer,
  start: ChainPoint,
  end: ChainPoint | null,
  seal: FrameSeal,
): SegmentScan {
  const frames: FramePlace[] = [];
  let point = start;
  let offset = segmentHeaderBytes;
  while (end === null ? offset < file.length : !isSamePoint(point, end)) {
    const reading = inspectFrame(file, offset, point, seal);
    if (reading.kind !== 'frame') return { frames, end: point, goodBytes: offset, stop: reading.kind };
    frames.push({ position: reading.position, count: reading.count, offset, length: reading.length });
    point = reading.after;
    offset += reading.length;
  }
  return { frames, end: point, goodBytes: offset, stop: null };
}
