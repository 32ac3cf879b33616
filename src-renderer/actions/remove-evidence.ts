/** Removes what was attached; the record keeps it (E2). */
import { decideRemoveEvidence } from '../../shared/domain/decide-evidence';
import type { ChangeId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

/** `attachedBy`: the event that attached it. `reason` may be blank. */
export const removeEvidence = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly attachedBy: ChangeId; readonly reason: string },
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, (desk) =>
    decideRemoveEvidence(desk, input.attachedBy, input.reason),
  );
