/**
 * When the hub is asked whether it still has what lies here, though nothing waits: a body that is gone from its store, or does not
 * read back from there, comes back from whoever holds it. Once a day, and anew in each life of the hub.
 */
import type { World } from '../../shared/kernel/world';

export type HeldTurn = {
  readonly isDue: () => boolean;
  readonly noteDone: () => void;
};

const dayMs = 24 * 3_600_000;

/** @param epoch of the hub, as this device knows it; null before the first load */
export function createHeldTurn(world: Pick<World, 'monotonicMs'>, epoch: () => string | null): HeldTurn {
  let done: { readonly epoch: string | null; readonly atMs: number } | null = null;
  return {
    isDue: () =>
      epoch() !== null &&
      (done === null || done.epoch !== epoch() || world.monotonicMs() - done.atMs >= dayMs),
    noteDone: () => {
      done = { epoch: epoch(), atMs: world.monotonicMs() };
    },
  };
}
