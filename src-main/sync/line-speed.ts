/** How fast the line to the hub is, measured by what gets through, and how large the next piece of a file should be. */

/** Of about this long, in seconds: a mark that is given meanwhile waits no longer for the line. */
const pieceSeconds = 4;
const leastPieceBytes = 256 * 1024;
/** Of less than this only the way there and back is measured, and none of its width. */
const leastMeasuredBytes = 64 * 1024;
const mostPieceBytes = 8 * 1024 * 1024;
/** Two megabit a second: below it files are felt by whoever marks. */
const slowBytesPerSecond = 250_000;
/** How much the last piece counts for. */
const weight = 0.4;

export type LineSpeed = {
  /** @param ms how long these bytes took, in milliseconds */
  readonly note: (bytes: number, ms: number) => void;
  /** Null before anything was measured. */
  readonly bytesPerSecond: () => number | null;
  readonly pieceBytes: () => number;
  readonly isSlow: () => boolean;
};

export function createLineSpeed(): LineSpeed {
  let speed: number | null = null;
  return {
    note: (bytes, ms) => {
      if (bytes < leastMeasuredBytes) return;
      const now = (1000 * bytes) / Math.max(1, ms);
      speed = speed === null ? now : speed + weight * (now - speed);
    },
    bytesPerSecond: () => (speed === null ? null : Math.round(speed)),
    pieceBytes: () =>
      Math.min(mostPieceBytes, Math.max(leastPieceBytes, Math.floor((speed ?? 0) * pieceSeconds))),
    isSlow: () => speed !== null && speed < slowBytesPerSecond,
  };
}
