/** Takes back the last mark or remark that still stands; can be repeated to the beginning. */
import { decideUndo } from '../../shared/domain/decide-mark';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

/** Takes back the last of the undo list (M7); `nothing-to-undo` when there is none. */
export const undoLastChange = (deps: ActionDeps, input: AssessmentChange): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, decideUndo);
