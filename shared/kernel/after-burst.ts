/** Lets work follow happenings that come in bursts: it runs once, a moment after the first, and sees all of them. */
import type { Cancel, World } from './world';

/** One frame of a screen: nobody sees what happens within it apart. */
export const frameMs = 16;

export type AfterBurst = {
  /** Something happened. */
  readonly happened: () => void;
  /** Nothing runs any more for what happened so far. */
  readonly forget: Cancel;
};

/** @param momentMs how long the first happening waits for others */
export function afterBurst(world: Pick<World, 'after'>, momentMs: number, work: () => void): AfterBurst {
  let forget: Cancel | null = null;
  return {
    happened: () => {
      forget ??= world.after(momentMs, () => {
        forget = null;
        work();
      });
    },
    forget: () => {
      forget?.();
      forget = null;
    },
  };
}
