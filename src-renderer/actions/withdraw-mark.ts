/** Takes a mark away, so that the indicator is open again. */
import { decideWithdraw } from '../../shared/domain/decide-mark';
import type { IndicatorId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer } from './change-assessment';

/** The indicator is open again; the mark stays in the record (M8). */
export const withdrawMark = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly indicatorId: IndicatorId },
): Promise<Result<Recorded>> =>
  changeAsExaminer(
    deps,
    input,
    { paint: { kind: 'mark', indicatorId: input.indicatorId, value: null } },
    (desk) => decideWithdraw(desk, input.indicatorId),
  );
