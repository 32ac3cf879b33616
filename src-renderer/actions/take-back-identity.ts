/** The examiner takes back that they confirmed who stands there (W11). */
import { decideTakeBackIdentity } from '../../shared/domain/decide-mark';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

export const takeBackIdentity = (deps: ActionDeps, input: AssessmentChange): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, decideTakeBackIdentity);
