/** The examiner says why an exam begins on another day or hour than planned (W9). */
import { decideStartReason, startRulesOf } from '../../shared/domain/decide-start';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';
import { loadOrganisation } from './load-organisation';

export const startOffPlan = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly reason: string },
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, async (desk) =>
    decideStartReason(
      desk,
      input.reason,
      startRulesOf(desk.exam, await loadOrganisation(deps), deps.world.now()),
    ),
  );
