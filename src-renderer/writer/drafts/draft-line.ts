/**
 * The draft of one qualification as this page edits it: every edit is painted at once and on disk within a second. What
 * another window kept, and a version that was published meanwhile, are merged into it by node and field.
 *
 *   edit ─▶ paint ─▶ keeping ─▶ main: on disk
 *             ▲         │ another window was first
 *             └ merging ┘
 */
import { noConflicts, withChoice } from '../../../shared/domain/authoring/draft-conflicts';
import { applyEdit } from '../../../shared/domain/authoring/edit';
import { recordStep, redo, undo } from '../../../shared/domain/authoring/history';
import type { QualificationId, StaffId } from '../../../shared/kernel/ids';
import { createDraftKeeping, keepDraftAfterMs, keepDraftAgainAfterMs } from './draft-keeping';
import { createDraftMerging } from './draft-merging';
import { createDraftPaint, type DraftHistory } from './draft-paint';
import type { DraftLine, DraftLineDeps } from './draft-state';

/** @param ownerId who edits here: kept in nobody else's name */
export function createDraftLine(
  qualificationId: QualificationId,
  ownerId: StaffId,
  deps: DraftLineDeps,
): DraftLine {
  let isClosed = false;
  let follows = '';
  const paint = createDraftPaint(() => keeping.schedule(keepDraftAfterMs));
  const merging = createDraftMerging(qualificationId, deps, paint, () =>
    deps.after(keepDraftAgainAfterMs, catchUp),
  );
  const keeping = createDraftKeeping({ qualificationId, ownerId }, deps, paint, merging.pull);
  const { state, now, touch } = paint;
  const { inTurn } = keeping;

  const catchUp = (): void => {
    void inTurn(async () => {
      if (!isClosed) await merging.catchUp();
    });
  };
  const stop = deps.kept.subscribe(() => {
    const revisionNow = (): number | null =>
      deps.kept.get()?.find((one) => one.qualificationId === qualificationId)?.revision ?? null;
    void inTurn(async () => {
      const isOther = revisionNow() !== (paint.onDisk?.revision ?? null);
      if (!isClosed && state.get().history && isOther && deps.isHere()) await merging.pull();
    });
  });
  /** A step in the history; one that changes nothing is none, and hands over nothing. */
  const step = (take: (history: DraftHistory) => DraftHistory): void => {
    const { history } = state.get();
    if (!history) return;
    const next = take(history);
    if (next !== history) touch({ history: next });
  };
  return {
    state,
    follow: (digest, number = 0) => {
      if (follows === `${digest} ${number}` && now()) return;
      follows = `${digest} ${number}`;
      merging.want({ digest, number });
      catchUp();
    },
    edit: (edit, group) => {
      step((history) => {
        const { present } = history;
        const tree = applyEdit(present.tree, edit, deps.newId);
        const next = tree === present.tree ? present : { ...present, tree };
        return recordStep(history, next, edit.kind, group ?? null);
      });
      return now()?.tree ?? null;
    },
    discard: () => {
      const tree = paint.base?.tree;
      if (tree) return step((history) => recordStep(history, { tree, conflicts: noConflicts }, 'whole'));
      void inTurn(async () => {
        const gone = await keeping.giveUp();
        if (gone.ok) await merging.beginAnew();
        else paint.show({ problem: gone.problem });
      });
    },
    setAside: (isEarlierTaken) =>
      void inTurn(async () => {
        const done = await deps.client.setAside({ qualificationId, isEarlierTaken });
        if (!done.ok) return paint.show({ problem: done.problem });
        if (!now()) return merging.catchUp();
        paint.onDisk = null;
        touch({ problem: null });
        await keeping.send();
      }),
    undo: () => step(undo),
    redo: () => step(redo),
    choose: (conflict, side) =>
      step((history) =>
        recordStep(history, withChoice(history.present, conflict, side, deps.newId), 'choice'),
      ),
    noteSeen: () => paint.show({ cameIn: null }),
    reopen: catchUp,
    flush: () => inTurn(keeping.send),
    close: () => {
      isClosed = true;
      keeping.stop();
      stop();
    },
  };
}
