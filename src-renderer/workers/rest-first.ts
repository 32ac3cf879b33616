/**
 * Lets work follow a stream of happenings without running after every one of them: it runs when nothing happened for a
 * moment, and during a long stream every now and then. So the view never takes the host's time from the marks that make
 * the journal grow.
 */
import type { Cancel, World } from '../../shared/kernel/world';

export type Patience = {
  /** Quiet after which the work runs. */
  readonly restMs: number;
  /** The longest that a happening waits for it. */
  readonly atMostMs: number;
};

/** @returns what to call at every happening */
export function restFirst(world: World, { restMs, atMostMs }: Patience, work: () => void): () => void {
  let waitingSinceMs: number | null = null;
  let forget: Cancel = () => undefined;
  return () => {
    const nowMs = world.monotonicMs();
    waitingSinceMs ??= nowMs;
    const leftMs = Math.max(0, waitingSinceMs + atMostMs - nowMs);
    forget();
    forget = world.after(Math.min(restMs, leftMs), () => {
      waitingSinceMs = null;
      work();
    });
  };
}
