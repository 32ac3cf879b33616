/** The session that is open, held in memory only: a program that starts again begins locked. */
import type { Session } from '../../shared/contract/people-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import type { Result } from '../../shared/kernel/result';

export type SessionHolder = {
  readonly get: () => Session | null;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Opens a session by the change that says so. What is recorded from the call on is recorded in it, so the change itself
   * is its first; when that cannot be kept, nobody works here.
   */
  readonly openWith: <T>(session: Session, record: () => Promise<Result<T>>) => Promise<Result<T>>;
  readonly close: () => void;
};

export function createSessionHolder(): SessionHolder {
  const live = createLiveValue<Session | null>(null);
  return {
    get: live.get,
    subscribe: live.subscribe,
    openWith: async (session, record) => {
      live.set(session);
      const recorded = await record();
      if (!recorded.ok && live.get() === session) live.set(null);
      return recorded;
    },
    close: () => {
      if (live.get() !== null) live.set(null);
    },
  };
}
