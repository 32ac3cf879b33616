/** The examiner confirms who stands there; marking starts after this (M2), at the planned time or with a reason (W9). */

import { decideIdentify } from '../../shared/domain/decide-mark';
import { err, type Result } from '../../shared/kernel/result';
import type { IdentificationMethod } from '../../shared/records/candidate-identified';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';
import { whyNotBegin } from './why-not-begin';

/** Once is enough (M2): a second time records nothing and succeeds. */
export const identifyCandidate = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly method: IdentificationMethod },
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, async (desk) => {
    const decided = decideIdentify(desk, input.method);
    if (!decided.ok || !decided.value) return decided;
    const refusal = await whyNotBegin(deps, desk);
    return refusal ? err(refusal) : decided;
  });
