/** The session that is open, held in memory only: a program that starts again begins locked. */
import type { Session } from '../../shared/contract/people-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import type { Result } from '../../shared/kernel/result';

export type SessionHolder = {
  readonly get: () => Session | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** For the recorder: in which session it records what it is asked for now. */
  readonly recordingIn: () => Session | null;
  /**
   * Opens a session by the change that says so, which is its first. It is open once that is kept, and nothing is recorded
   * in it before; when it cannot be kept, nobody works here. Who locks meanwhile, or lets somebody else in, is later.
   * @param record asks for its change at once
   */
  readonly openWith: <T>(session: Session, record: () => Promise<Result<T>>) => Promise<Result<T>>;
  readonly close: () => void;
};

export function createSessionHolder(): SessionHolder {
  const live = createLiveValue<Session | null>(null);
  let opening: Session | null = null;
  /** Counts who came and went, so that an opening knows whether it is still the last word. */
  let turns = 0;
  const close = (): void => {
    turns += 1;
    if (live.get() !== null) live.set(null);
  };
  return {
    get: live.get,
    subscribe: live.subscribe,
    recordingIn: () => opening ?? live.get(),
    openWith: async (session, record) => {
      turns += 1;
      const turn = turns;
      opening = session;
      const asked = record();
      opening = null;
      const recorded = await asked;
      if (turn !== turns) return recorded;
      if (recorded.ok) live.set(session);
      else close();
      return recorded;
    },
    close,
  };
}
