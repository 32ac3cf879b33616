/** Timers that stand still until a test lets time pass. */
import type { After } from '../../src-renderer/writer/pause';

export function manualTimers(): {
  readonly after: After;
  /** Lets so many milliseconds pass, and lets what was started by that run. */
  readonly pass: (ms: number) => Promise<void>;
} {
  let now = 0;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: async (ms) => {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      for (let i = 0; i < 20; i++) await Promise.resolve();
    },
  };
}
