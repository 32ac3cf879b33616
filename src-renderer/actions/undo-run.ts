/**
 * Takes a Run back: each document as it was before, unless somebody went on from it since. Those stay, and are counted.
 *
 * A document is looked up by the revision the Run wrote. Where another one stands, somebody went on from it, and theirs is worth
 * more than the undoing of somebody else's.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import { sameValue } from '../../shared/kernel/same-value';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { type OnProgress, type RunStep, type RunUndo, recordRun } from './record-run';
import { requireRight } from './require-right';

export type Undone = {
  readonly undone: number;
  /** Changed by somebody since. */
  readonly left: number;
  readonly stopped: Problem | null;
};

/** Whoever takes it back must be allowed to write each kind; it is recorded as theirs. */
export async function undoRun(
  deps: ActionDeps,
  { undo, onProgress }: { readonly undo: RunUndo; readonly onProgress?: OnProgress },
): Promise<Result<Undone>> {
  const types = [...new Set(undo.steps.map(({ type }) => type))];
  const revisions = new Map<string, ChangeId>();
  const standing = new Map<string, unknown>();
  let staffId = undo.staffId;
  for (const type of types) {
    const actor = await requireRight(deps, documentRecords[type]);
    if (!actor.ok) return actor;
    staffId = actor.value.staffId;
    const wanted = new Set(undo.steps.flatMap((step) => (step.type === type ? [step.documentId] : [])));
    for (const id of wanted) {
      const stored = await deps.cache.document(type, id);
      if (!stored) continue;
      revisions.set(`${type} ${id}`, stored.revision);
      standing.set(`${type} ${id}`, stored.document);
    }
  }
  const steps = undo.steps.flatMap(({ type, documentId, revision, back }) =>
    revisions.get(`${type} ${documentId}`) === revision
      ? [{ type, documentId, document: back, upon: revision, back } as RunStep]
      : [],
  );
  // What an undo that stopped half-way took back already was changed by nobody else.
  const isBack = ({ type, documentId, revision, back }: (typeof undo.steps)[number]): boolean =>
    revisions.get(`${type} ${documentId}`) !== revision &&
    sameValue(standing.get(`${type} ${documentId}`), back);
  const left = undo.steps.length - steps.length - undo.steps.filter(isBack).length;
  if (steps.length === 0) return ok({ undone: 0, left, stopped: null });
  const recorded = await recordRun(deps, staffId, steps, onProgress);
  if (!recorded.ok) return recorded;
  const undone = recorded.value.undo.steps.length;
  return ok({ undone, left, stopped: recorded.value.stopped });
}
