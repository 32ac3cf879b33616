/** Lets long work be interrupted: by a mark that is being given, by a tap, by the browser that wants to paint. */
import type { World } from './world';

/**
 * @param sliceMs how long the work may go on without a rest
 * @returns what to await between two steps of the work: now and then it rests
 */
export function restBetween(
  world: Pick<World, 'monotonicMs' | 'pause'>,
  sliceMs: number,
): () => Promise<void> {
  let until = world.monotonicMs() + sliceMs;
  return async () => {
    if (world.monotonicMs() < until) return;
    await world.pause(0);
    until = world.monotonicMs() + sliceMs;
  };
}
