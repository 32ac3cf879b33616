/**
 * When a round runs. Knows waiting and patience, nothing about changes or HTTP.
 *
 *              something to send (after a breath), every 15 s, or asked
 *      ┌──────┐ ───────────────────────────────────────────▶ ┌─────────┐
 *      │ rest │                                               │ running │
 *      └──────┘ ◀─────────────────────────────────── done ─── └─────────┘
 *                                                              │     ▲
 *                                          it did not succeed  ▼     │ after 1, 2, 4 … at most 30 s, or asked
 *                                                             ┌─────────┐
 *                                                             │ patience│
 *                                                             └─────────┘
 *
 * Offline is a long patience, not a mode. In patience new work does not hurry the next try, so a hub that is down is
 * not stormed; a person who asks is served at once. Waits are spread by up to a quarter, so that a class of laptops
 * that lost the network together does not return together.
 */
import type { Cancel, World } from '../../shared/kernel/world';

export type SyncLoop = {
  readonly start: () => void;
  /** There may be something to send. */
  readonly wake: () => void;
  /** Runs a round that begins after this call. */
  readonly runNow: () => Promise<void>;
  /** Does something between two rounds. */
  readonly betweenRounds: <T>(work: () => Promise<T>) => Promise<T>;
  readonly isPatient: () => boolean;
  /** Runs nothing more; resolves when the round under way has ended. */
  readonly close: () => Promise<void>;
};

export type RoundEnd = {
  /** The round reached its end. */
  readonly isDone: boolean;
  /** How long the hub asked to be left alone; 0 when it did not. */
  readonly restMs: number;
};

export type SyncLoopParts = {
  /** Never rejects. */
  readonly runRound: () => Promise<RoundEnd>;
  /** The round has ended and the loop knows what that means. */
  readonly onEnded: () => void;
  readonly world: World;
};

const breathMs = 250;
const restMs = 15_000;
const firstPatienceMs = 1000;
const longestPatienceMs = 30_000;
/** No hub is believed that asks for more. */
const longestAskedMs = 300_000;

export function createSyncLoop({ runRound, onEnded, world }: SyncLoopParts): SyncLoop {
  let forget: Cancel = () => undefined;
  /** Rounds one after the other. */
  let last: Promise<void> = Promise.resolve();
  let isRunning = false;
  let next: Promise<void> | null = null;
  let isWoken = false;
  let failures = 0;
  let askedRestMs = 0;
  let isStarted = false;
  let isClosed = false;

  const plan = (delayMs: number): void => {
    forget();
    if (!isStarted || isClosed) return;
    forget = world.after(delayMs * (1 - world.randomShare() / 4), () => void runNow());
  };

  const planNext = (): void => {
    const patienceMs = Math.min(firstPatienceMs * 2 ** (failures - 1), longestPatienceMs);
    // The spread takes a quarter off; what the hub asked for is kept whole.
    if (failures > 0) plan(Math.max(patienceMs, (Math.min(askedRestMs, longestAskedMs) * 4) / 3));
    else plan(isWoken ? breathMs : restMs);
  };

  const run = async (): Promise<void> => {
    next = null;
    if (isClosed) return;
    forget();
    isRunning = true;
    isWoken = false;
    const { isDone, restMs } = await runRound();
    failures = isDone ? 0 : failures + 1;
    askedRestMs = restMs;
    isRunning = false;
    planNext();
    onEnded();
  };

  const runNow = (): Promise<void> => {
    if (!next) {
      next = last.then(run);
      last = next;
    }
    return next;
  };

  return {
    start: () => {
      isStarted = true;
      void runNow();
    },
    wake: () => {
      isWoken = true;
      if (!isRunning && failures === 0) plan(breathMs);
    },
    runNow,
    betweenRounds: (work) => {
      const done = last.then(work);
      last = done.then(
        () => undefined,
        () => undefined,
      );
      return done;
    },
    isPatient: () => failures > 0,
    close: async () => {
      isClosed = true;
      forget();
      await last;
    },
  };
}
