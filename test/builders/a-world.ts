/** A world for tests that goes by a seed: chance repeats itself, and time stands still until the test moves it. */
import { composeUuid7 } from '../../shared/kernel/ids';
import type { Cancel, World } from '../../shared/kernel/world';
import { aRandom } from './a-random';

export type AWorld = World & {
  /** Moves the clock on; what was waiting until then is called, in order of its time. */
  readonly pass: (ms: number) => void;
};

type Waiting = { at: number; readonly work: () => void; readonly everyMs: number | null };

export function aWorld(seed = 1, start = '2026-11-24T09:00:00.000Z'): AWorld {
  const random = aRandom(seed);
  const startMs = Date.parse(start);
  const waiting = new Set<Waiting>();
  let passedMs = 0;
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random(256)));
  const wait = (ms: number, work: () => void, everyMs: number | null): Cancel => {
    const one = { at: passedMs + ms, work, everyMs };
    waiting.add(one);
    return () => void waiting.delete(one);
  };
  const nextUntil = (endMs: number): Waiting | undefined =>
    [...waiting].filter(({ at }) => at <= endMs).sort((a, b) => a.at - b.at)[0];
  const call = (due: Waiting): void => {
    passedMs = due.at;
    if (due.everyMs === null) waiting.delete(due);
    else due.at += due.everyMs;
    due.work();
  };
  return {
    now: () => new Date(startMs + passedMs),
    monotonicMs: () => passedMs,
    randomBytes,
    randomShare: () => random(1),
    newId: () => composeUuid7(startMs + passedMs, randomBytes(10)) as never,
    after: (ms, work) => wait(ms, work, null),
    every: (ms, work) => wait(ms, work, ms),
    pause: (ms) => new Promise((resolve) => void wait(ms, resolve, null)),
    pass: (ms) => {
      const end = passedMs + ms;
      for (let due = nextUntil(end); due; due = nextUntil(end)) call(due);
      passedMs = end;
    },
  };
}
