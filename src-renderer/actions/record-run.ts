/**
 * Records what one Run does to many people: piece after piece, each in one append, so that neither the page nor the journal is
 * held up by thousands at once. What was recorded can be taken back; where a piece is refused the rest is not begun, and the
 * same Run once more does only what is left, because what is so already is left alone.
 *
 * Each step says what it leaves and what undoing it leaves, so that taking back is recorded in the same way as doing: nothing is
 * deleted, and a device that learns of both in either order ends at the same.
 */
import type { ChangeId, StaffId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import type { DocumentOf, DocumentType } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';

/** One document as the Run leaves it, and as undoing it leaves it. */
export type RunStep = {
  readonly [T in DocumentType]: {
    readonly type: T;
    readonly documentId: string;
    readonly document: DocumentOf<T>;
    readonly upon: ChangeId | null;
    readonly back: DocumentOf<T>;
  };
}[DocumentType];

type Undoable = {
  readonly [T in DocumentType]: {
    readonly type: T;
    readonly documentId: string;
    /** Of the version that the Run wrote: while that one stands it can be taken back. */
    readonly revision: ChangeId;
    readonly back: DocumentOf<T>;
  };
}[DocumentType];
/** What takes a Run back, and who carried it out. */
export type RunUndo = { readonly staffId: StaffId; readonly steps: readonly Undoable[] };

export type RunOutcome = {
  readonly undo: RunUndo;
  /** Why it stopped half-way; null: all of it is recorded. */
  readonly stopped: Problem | null;
};

/** How many of how many are recorded. */
export type OnProgress = (done: number, total: number) => void;

/** As many as main signs and flushes, and a page checks, in a few milliseconds. */
const perPiece = 200;

/** An error only when nothing was recorded. Resolves when the view shows what was. */
export async function recordRun(
  deps: ActionDeps,
  staffId: StaffId,
  steps: readonly RunStep[],
  onProgress?: OnProgress,
): Promise<Result<RunOutcome>> {
  const done: Undoable[] = [];
  let position = 0;
  let stopped: Problem | null = null;
  for (let from = 0; from < steps.length && !stopped; from += perPiece) {
    const piece = steps.slice(from, from + perPiece).map((step) => {
      const { back, ...version } = step;
      const draft = composeDocumentDraft(deps.world, version as DocumentVersion);
      return { draft, undo: { ...step, revision: draft.changeId } };
    });
    const appended = await deps.host.journal.append({
      drafts: piece.map(({ draft }) => draft),
      actorId: staffId,
    });
    if (!appended.ok) {
      if (done.length === 0) return appended;
      stopped = appended.problem;
    } else {
      position = appended.value.position;
      done.push(
        ...piece.map(
          ({ undo: { type, documentId, revision, back } }) =>
            ({ type, documentId, revision, back }) as Undoable,
        ),
      );
      onProgress?.(done.length, steps.length);
    }
  }
  if (position > 0) await deps.cache.reached(position);
  return ok({ undo: { staffId, steps: done }, stopped });
}
