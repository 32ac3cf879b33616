/** The world as it is, in Node and in a browser. Only where a program is put together, and in tests. */
import { newId } from './ids';
import type { Cancel, World } from './world';

/** Web Crypto gives no more at once. */
const bytesAtOnce = 65_536;

/** Node's timers can be told not to keep the program running; a browser's are numbers. */
function letGo(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref();
}

const after = (ms: number, work: () => void): Cancel => {
  const timer = setTimeout(work, ms);
  letGo(timer);
  return () => clearTimeout(timer);
};

const every = (ms: number, work: () => void): Cancel => {
  const timer = setInterval(work, ms);
  letGo(timer);
  return () => clearInterval(timer);
};

export const realWorld: World = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  randomBytes: (count) => {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at += bytesAtOnce)
      crypto.getRandomValues(bytes.subarray(at, at + bytesAtOnce));
    return bytes;
  },
  randomShare: () => Math.random(),
  newId,
  after,
  every,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
