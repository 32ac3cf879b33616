/** Takes back the last mark or remark that still stands; can be repeated to the beginning. */
import type { Assessment } from '../../shared/domain/assessment';
import { decideUndo } from '../../shared/domain/decide-mark';
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

/** What an undo took back, with what was there before it. */
export type TakenBack = Assessment['undoable'][number];

/**
 * Takes back the last of the undo list (M7); `nothing-to-undo` when there is none. Which that is, is known in its turn only:
 * a mark that was tapped right before it may still be on its way.
 */
export async function undoLastChange(
  deps: ActionDeps,
  input: AssessmentChange,
): Promise<Result<{ readonly takenBack: TakenBack | null }>> {
  let takenBack: TakenBack | null = null;
  const saved = await changeAsExaminer(deps, input, { paint: unpainted }, (desk) => {
    takenBack = desk.assessment.undoable.at(-1) ?? null;
    return decideUndo(desk);
  });
  return saved.ok ? ok({ takenBack }) : saved;
}
