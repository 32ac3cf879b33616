/**
 * Where every frame stands, so that reading from a position opens no more than it needs. Kept in flat arrays: a
 * journal of a hundred thousand frames costs a few megabytes.
 */
import type { FramePlace } from './scan-segment';

export type IndexedFrame = FramePlace & { readonly segment: number };

export type FrameIndex = {
  readonly add: (segment: number, place: FramePlace) => void;
  /** Number of the frame that holds the position; -1 when there is none. */
  readonly find: (position: number) => number;
  readonly at: (frame: number) => IndexedFrame | null;
  /** The frames of a segment, in order. */
  readonly framesOf: (segment: number) => readonly FramePlace[];
};

export function createFrameIndex(): FrameIndex {
  const positions: number[] = [];
  const counts: number[] = [];
  const offsets: number[] = [];
  const lengths: number[] = [];
  const segments: number[] = [];

  const at = (frame: number): IndexedFrame | null => {
    const position = positions[frame];
    if (position === undefined) return null;
    return {
      position,
      count: counts[frame] ?? 0,
      offset: offsets[frame] ?? 0,
      length: lengths[frame] ?? 0,
      segment: segments[frame] ?? 0,
    };
  };

  return {
    add: (segment, place) => {
      positions.push(place.position);
      counts.push(place.count);
      offsets.push(place.offset);
      lengths.push(place.length);
      segments.push(segment);
    },
    find: (position) => {
      let low = 0;
      let high = positions.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const first = positions[middle] ?? 0;
        if (position < first) high = middle - 1;
        else if (position >= first + (counts[middle] ?? 0)) low = middle + 1;
        else return middle;
      }
      return -1;
    },
    at,
    framesOf: (segment) => {
      const places: FramePlace[] = [];
      for (let frame = segments.indexOf(segment); segments[frame] === segment; frame++) {
        const { segment: _, ...place } = at(frame) as IndexedFrame;
        places.push(place);
      }
      return places;
    },
  };
}
