/** The session that is open, held in memory only: a program that starts again begins locked. */
import type { Session } from '../../shared/contract/people-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';

export type SessionHolder = {
  readonly get: () => Session | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** For the recorder: in which session it records what it is asked for now. */
  readonly recordingIn: () => Session | null;
  /**
   * Opens a session by the change that says so, which is its first. It is open once that is kept, and nothing is recorded
   * in it before; when it cannot be kept, nobody works here. Who locks meanwhile, or lets somebody else in, is later.
   * A disk that is full lets the person in all the same, to look, to export and to free space: the change waits, and goes
   * before whatever is recorded next.
   * @param opening the change that says so; null where none has to be kept
   * @param record asks for it at once
   */
  readonly openWith: (
    session: Session,
    opening: Draft | null,
    record: () => Promise<Result<unknown>>,
  ) => Promise<Result<unknown>>;
  /** The change that says that this session was opened, as long as it is not recorded. */
  readonly unrecorded: () => Draft | null;
  /** It is, now. */
  readonly noteRecorded: (opening: Draft) => void;
  /** Goes on with a session that was opened, and recorded, in an earlier run of the program (`handed-over`). */
  readonly resume: (session: Session) => void;
  readonly close: () => void;
  /** Likewise, where it is this person's, or is about to be. */
  readonly closeOf: (staffId: StaffId) => void;
};

export function createSessionHolder(): SessionHolder {
  const live = createLiveValue<Session | null>(null);
  let opening: Session | null = null;
  /** Asked for, and not kept yet. */
  let coming: Session | null = null;
  let unrecorded: Draft | null = null;
  /** Counts who came and went, so that an opening knows whether it is still the last word. */
  let turns = 0;
  const close = (): void => {
    turns += 1;
    coming = null;
    unrecorded = null;
    if (live.get() !== null) live.set(null);
  };
  return {
    get: live.get,
    subscribe: live.subscribe,
    recordingIn: () => opening ?? live.get(),
    openWith: async (session, change, record) => {
      turns += 1;
      const turn = turns;
      opening = session;
      coming = session;
      const asked = record();
      opening = null;
      const recorded = await asked;
      if (turn !== turns) return recorded;
      coming = null;
      const isFull = !recorded.ok && recorded.problem.code === 'disk-full' && change !== null;
      if (!recorded.ok && !isFull) {
        close();
        return recorded;
      }
      unrecorded = isFull ? change : null;
      live.set(session);
      return ok(null);
    },
    unrecorded: () => unrecorded,
    resume: (session) => {
      turns += 1;
      live.set(session);
    },
    noteRecorded: (change) => {
      if (unrecorded === change) unrecorded = null;
    },
    close,
    closeOf: (staffId) => {
      if ((coming ?? live.get())?.staffId === staffId) close();
    },
  };
}
