/** A pause that can be cut short: between two tries of what could not be saved. */

import type { World } from '../../shared/kernel/world';

export type After = World['after'];

export type Pause = {
  /** Resolves after the time, or as soon as `wake` is called. */
  readonly rest: (ms: number) => Promise<void>;
  readonly wake: () => void;
};

/** Makes the pause of one line; only one rest is taken at a time. */
export function createPause(after: After): Pause {
  let wake: () => void = () => undefined;
  return {
    rest: (ms) =>
      new Promise((resolve) => {
        const cancel = after(ms, resolve);
        wake = () => {
          cancel();
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
