/** Takes a qualification into use, or out of it again (M48). Planned exams keep their own snapshot either way. */
import { decideActivate, decideDeactivate } from '../../shared/domain/activation';
import type { QualificationId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { changeQualification } from './change-qualification';

type Chosen = { readonly qualificationId: QualificationId };

/** Makes it active; refused with the reason while it has no core task with a work process. */
export const activateQualification = (deps: ActionDeps, { qualificationId }: Chosen): Promise<Result<null>> =>
  changeQualification(deps, qualificationId, decideActivate);

/** Makes it inactive: no new exam can be planned with it. */
export const deactivateQualification = (
  deps: ActionDeps,
  { qualificationId }: Chosen,
): Promise<Result<null>> => changeQualification(deps, qualificationId, decideDeactivate);
