/**
 * What opening makes of one segment file, as a pure decision: whole, cut (a good part, then something else) or lost
 * (nothing in it continues the chain). A copy from the snapshot ring may stand in for damaged bytes: a copy is a
 * prefix of the same file, or of what it was before it was compacted, so its good part is laid over the damage and the
 * result is judged like any file.
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

const keptBytes = (verdict: SegmentVerdict): number => (verdict.kind === 'lost' ? 0 : verdict.scan.goodBytes);

/** By entries: in a segment that was compacted since, more of them stand in fewer bytes than in a copy from before. */
const keptUpTo = (verdict: SegmentVerdict): number =>
  verdict.kind === 'lost' ? -1 : verdict.scan.end.position;

/** Lays the good part of each copy over the damaged file; the healed bytes, or null when no copy helps. */
export function healSegment(
  file: Buffer,
  copies: readonly Buffer[],
  head: ChainPoint,
  nextStart: ChainPoint | null,
  seal: FrameSeal,
): { readonly bytes: Buffer; readonly verdict: SegmentVerdict } | null {
  let best = { bytes: file, verdict: judgeSegment(file, head, nextStart, seal) };
  for (const copy of copies) {
    const copyGood = keptBytes(judgeSegment(copy, head, null, seal));
    const bytes = Buffer.concat([copy.subarray(0, copyGood), file.subarray(copyGood)]);
    const verdict = judgeSegment(bytes, head, nextStart, seal);
    if (keptUpTo(verdict) > keptUpTo(best.verdict)) best = { bytes, verdict };
  }
  return best.bytes === file ? null : best;
}
