/**
 * Makes a damaged segment good again: from its own spare blocks, or else from copies in the snapshot ring. A copy is a
 * prefix of the same entries, perhaps in other frames (from before the segment was compacted), so it is stitched to the
 * file where a frame of the file begins, and the result is judged like any file.
 */
import type { ChainPoint, FrameSeal } from './frame';
import { findWholeFrame } from './frame';
import { judgeSegment, type SegmentVerdict } from './judge-segment';
import { segmentHeaderBytes } from './segment-header';

type Judged = { readonly bytes: Buffer; readonly verdict: SegmentVerdict };

/** By entries: in a segment that was compacted since, more of them stand in fewer bytes than in a copy from before. */
const keptUpTo = ({ verdict }: Judged): number => (verdict.kind === 'lost' ? -1 : verdict.scan.end.position);

/**
 * The copy up to the first whole frame of the file that goes on from it, then the file. Where the copy ends inside
 * the damage: all of the copy, then the first whole frame behind, whose entries can still be saved.
 */
function stitch(file: Judged, copy: Judged): Buffer | null {
  if (copy.verdict.kind === 'lost') return null;
  const { frames, end, goodBytes } = copy.verdict.scan;
  const stops = new Map(frames.map((place) => [place.position - 1, place.offset]));
  stops.set(end.position, goodBytes);
  const from = file.verdict.kind === 'lost' ? segmentHeaderBytes : file.verdict.scan.goodBytes;
  for (let at = findWholeFrame(file.bytes, from); at !== null; ) {
    const stop = stops.get(at.position - 1) ?? (at.position > end.position ? goodBytes : null);
    if (stop !== null) return Buffer.concat([copy.bytes.subarray(0, stop), file.bytes.subarray(at.offset)]);
    at = findWholeFrame(file.bytes, at.offset + at.length);
  }
  // Nothing whole behind: what stands there in the file, if anything, is what a failed write left.
  return Buffer.concat([copy.bytes.subarray(0, goodBytes), file.bytes.subarray(goodBytes)]);
}

/**
 * @param file the damaged bytes
 * @param repaired what its spare blocks make of it; null when they do not suffice
 * @param copiesOf copies of it, newest first; asked for only when they are needed
 * @returns the healed bytes with what is to be made of them, or null when nothing helps
 */
export async function healSegment(
  file: Buffer,
  repaired: Buffer | null,
  copiesOf: () => Promise<readonly Buffer[]>,
  head: ChainPoint,
  nextStart: ChainPoint | null,
  seal: FrameSeal,
): Promise<Judged | null> {
  const judge = (bytes: Buffer, end: ChainPoint | null): Judged => {
    return { bytes, verdict: judgeSegment(bytes, head, end, seal) };
  };
  const damaged = judge(file, nextStart);
  if (repaired !== null) {
    const judged = judge(repaired, nextStart);
    if (judged.verdict.kind === 'whole') return judged;
  }
  const copies = (await copiesOf()).map((copy) => judge(copy, null));
  let best = damaged;
  // Once more after each step: damage in two places may be whole in two copies, or both in one.
  for (let before: Judged | null = null; before !== best && best.verdict.kind !== 'whole'; ) {
    before = best;
    for (const copy of copies) {
      const bytes = stitch(best, copy);
      const judged = bytes === null ? best : judge(bytes, nextStart);
      if (keptUpTo(judged) > keptUpTo(best)) best = judged;
    }
  }
  return best === damaged ? null : best;
}
