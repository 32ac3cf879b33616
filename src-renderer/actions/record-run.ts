/**
 * Records what one Run does to many people: piece after piece, each in one append, so that neither the page nor the journal is
 * held up by thousands at once. What was recorded can be taken back; where a piece is refused the rest is not begun, and the
 * same Run once more does only what is left, because what is so already is left alone.
 *
 * Each step says what it leaves and what undoing it leaves, so that taking back is recorded in the same way as doing: nothing is
 * deleted, and a device that learns of both in either order ends at the same.
 */
import { wayBack } from '../../shared/domain/taken-back';
import type { PeopleRunId, StaffId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { restBetween } from '../../shared/kernel/rest-between';
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';
import { appendDrafts } from './record-drafts';
import { type AboutRun, openRunLog } from './run-log';
import type { RunStep, UndoStep } from './run-step';

/** What takes a Run back; `runId` null: it stands in no list. */
export type RunUndo = { readonly runId: PeopleRunId | null; readonly steps: readonly UndoStep[] };

export type RunOutcome = {
  readonly undo: RunUndo;
  /** Why it stopped half-way; null: all of it is recorded. */
  readonly stopped: Problem | null;
};

/** How many of how many are recorded. */
export type OnProgress = (done: number, total: number) => void;

/** Who does what, and whether it is written down as one thing that was done. */
export type RunRequest = {
  readonly staffId: StaffId;
  readonly steps: readonly RunStep[];
  /** Null: it is a matter of one person and stands in no list. */
  readonly about: AboutRun | null;
  readonly onProgress?: OnProgress | undefined;
  /** All of it in one append, or none. */
  readonly isWhole?: boolean;
};

/** As many as main signs and flushes, and a page checks, in a few milliseconds. */
const perPiece = 200;
const sliceMs = 8;

/** An error only when nothing was recorded. Resolves when the view shows what was. */
export async function recordRun(
  deps: ActionDeps,
  { staffId, steps, about, onProgress, isWhole = false }: RunRequest,
): Promise<Result<RunOutcome>> {
  const log = about && steps.length > 0 ? openRunLog(deps.world, staffId, about) : null;
  const size = isWhole ? Math.max(1, steps.length) : perPiece;
  const done: UndoStep[] = [];
  let position = 0;
  let stopped: Problem | null = null;
  for (let from = 0; from < steps.length && !stopped; from += size) {
    const piece = steps.slice(from, from + size);
    const { drafts, undo } = await composePiece(deps, piece);
    const rest = steps.length - from - piece.length;
    const appended = await appendDrafts(deps, staffId, [...drafts, ...(log?.note(piece, undo, rest) ?? [])]);
    if (!appended.ok) {
      if (done.length === 0) return appended;
      stopped = appended.problem;
    } else {
      position = appended.value;
      done.push(...undo);
      onProgress?.(done.length, steps.length);
    }
  }
  if (steps.length === 0 && about?.undoes) {
    const tried = await appendDrafts(deps, staffId, openRunLog(deps.world, staffId, about).note([], [], 0));
    if (!tried.ok) return tried;
    position = tried.value;
  }
  if (position > 0) await deps.cache.reached(position);
  return ok({ undo: { runId: log?.runId ?? null, steps: done }, stopped });
}

async function composePiece(
  { world }: ActionDeps,
  piece: readonly RunStep[],
): Promise<{ readonly drafts: readonly Draft[]; readonly undo: readonly UndoStep[] }> {
  const rest = restBetween(world, sliceMs);
  const drafts: Draft[] = [];
  const undo: UndoStep[] = [];
  for (const { back, restores, ...version } of piece) {
    const draft = composeDocumentDraft(world, version as DocumentVersion);
    const { type, documentId, document, upon } = version;
    drafts.push(draft);
    const before = upon === null ? { isNew: true } : { upon };
    undo.push({ type, documentId, revision: draft.changeId, ...before, ...wayBack(document, back) });
    await rest();
  }
  return { drafts, undo };
}
