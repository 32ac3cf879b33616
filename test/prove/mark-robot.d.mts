/** Types of the mark robot. */
import type { Draft } from '../../shared/protocol/change';

export function createMarkRobot(seed: number): {
  /** A number from 0 up to the given one, the same for the same seed. */
  readonly random: (below: number) => number;
  readonly aMark: () => Draft;
};
