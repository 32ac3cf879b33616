/** Signs the assessment in the name of who works on this device. */
import { decideSign } from '../../shared/domain/decide-sign';
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, type Recorded } from './change-assessment';

export const signAssessment = (deps: ActionDeps, input: AssessmentChange): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, ({ exam, assessment }, signer) => decideSign(exam, assessment, signer.name));
