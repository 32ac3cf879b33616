/** Signs the assessment in the name of who works on this device. */
import { decideSign } from '../../shared/domain/decide-sign';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

/** Goes alone in its append: it names the numbers that main gave to everything before it (S6). */
export const signAssessment = (deps: ActionDeps, input: AssessmentChange): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted, isAboutRecord: true }, (desk, signer) =>
    decideSign(desk, signer.name),
  );
