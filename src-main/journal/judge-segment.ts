/**
 * What opening makes of one segment file, as a pure decision: whole, cut (a good part, then something else) or lost
 * (nothing in it continues the chain).
 */
import { type ChainPoint, type FrameSeal, isSamePoint } from './frame';
import { type SegmentScan, scanSegment } from './scan-segment';
import { decodeSegmentHeader } from './segment-header';

export type SegmentVerdict =
  | { readonly kind: 'whole'; readonly scan: SegmentScan; readonly isHeaderDamaged: boolean }
  | { readonly kind: 'cut'; readonly scan: SegmentScan; readonly isHeaderDamaged: boolean }
  | { readonly kind: 'lost' };

/**
 * @param head where the chain stands before this segment
 * @param nextStart where the next segment says it begins; null when there is none or it cannot be read
 */
export function judgeSegment(
  file: Buffer,
  head: ChainPoint,
  nextStart: ChainPoint | null,
  seal: FrameSeal,
): SegmentVerdict {
  const reading = decodeSegmentHeader(file);
  if (reading.kind !== 'header' || !isSamePoint(reading.header.start, head)) return { kind: 'lost' };
  const scan = scanSegment(file, head, nextStart, seal);
  const isHeaderDamaged = reading.damagedCopies > 0;
  return { kind: scan.stop === null ? 'whole' : 'cut', scan, isHeaderDamaged };
}
