/**
 * Hands a draft over to main: within a second of an edit, one call after the other. A window that was first makes this one merge
 * and try again; whatever else stands in the way is said, and tried again later.
 */
import type { QualificationId, StaffId } from '../../../shared/kernel/ids';
import { problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { Cancel } from '../../../shared/kernel/world';
import type { Base, DraftHistory, DraftPaint } from './draft-paint';
import type { DraftLineDeps } from './draft-state';
import { nodesToKeep, stepsToKeep } from './draft-trees';

/** With the time a disk takes this leaves less than a second of typing at risk. */
export const keepDraftAfterMs = 400;
export const keepDraftAgainAfterMs = 2000;

type DraftKeeping = {
  /** Whatever asks main goes one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** An edit waits to be handed over. */
  readonly schedule: (ms: number) => void;
  /** Hands over what is not kept; to be called in turn. */
  readonly send: () => Promise<Result<null>>;
  /** Nothing is left of it: what stands here is what was published. To be called in turn. */
  readonly giveUp: () => Promise<Result<null>>;
  readonly stop: () => void;
};

/**
 * @param ownerId who edits here: kept in nobody else's name
 * @param pull reads and merges in what another window kept
 */
export function createDraftKeeping(
  { qualificationId, ownerId }: { readonly qualificationId: QualificationId; readonly ownerId: StaffId },
  { client, after, isHere }: DraftLineDeps,
  paint: DraftPaint,
  pull: () => Promise<Result<null>>,
): DraftKeeping {
  const { state, show } = paint;
  let due: Cancel | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  /**
   * The first key begins the clock, and later ones do not put it off: otherwise whoever types on would have nothing on disk.
   */
  const schedule = (ms: number): void => {
    due ??= after(ms, () => {
      due = null;
      void inTurn(send);
    });
  };
  const giveUp = async (): Promise<Result<null>> => {
    if (!paint.onDisk) return ok(null);
    const gone = await client.discard({ qualificationId, upon: paint.onDisk.revision });
    if (!gone.ok) return gone;
    paint.onDisk = null;
    show({ problem: null, keptAt: null, editedBy: null });
    return ok(null);
  };
  /** Only what changed since main answered last crosses. */
  const keep = async (history: DraftHistory, on: Base): Promise<Result<null>> => {
    const { onDisk } = paint;
    const { tree, conflicts } = history.present;
    const answer = await client.keep({
      ownerId,
      change: {
        ...{ qualificationId, upon: onDisk?.revision ?? null },
        ...{ baseDigest: on.digest, baseNumber: on.number },
        ...nodesToKeep(onDisk?.tree ?? null, tree),
        conflicts: conflicts.map((conflict) => ({ ...conflict })),
        history: stepsToKeep(onDisk?.history ?? null, history),
      },
    });
    if (!answer.ok) return answer;
    const { revision, keptAt } = answer.value;
    paint.onDisk = { revision, tree, baseDigest: on.digest, conflicts, history };
    show({ keptAt, editedBy: ownerId, problem: null });
    return ok(null);
  };
  const send = async (): Promise<Result<null>> => {
    due?.();
    due = null;
    const { history } = state.get();
    if (!history || !paint.base || paint.isOnDisk(history)) return ok(null);
    if (!isHere()) {
      const locked = problem('device-locked');
      // Handed over when they are back; until then a page that is left asks to stay.
      show({ problem: locked });
      return err(locked);
    }
    const done = paint.isNothing(history.present) ? await giveUp() : await keep(history, paint.base);
    if (done.ok) {
      if (!state.get().isKept) schedule(keepDraftAfterMs);
      return done;
    }
    if (done.problem.code === 'draft-moved' && (await pull()).ok) return send();
    show({ problem: done.problem });
    schedule(keepDraftAgainAfterMs);
    return done;
  };
  return { inTurn, schedule, send, giveUp, stop: () => due?.() };
}
