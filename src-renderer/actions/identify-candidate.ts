/** The examiner confirms who stands there; marking starts after this (M2). */

import { decideIdentify } from '../../shared/domain/decide-mark';
import type { Result } from '../../shared/kernel/result';
import type { IdentificationMethod } from '../../shared/records/candidate-identified';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

/** Once is enough (M2): a second time records nothing and succeeds. */
export const identifyCandidate = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly method: IdentificationMethod },
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, (desk) => decideIdentify(desk, input.method));
