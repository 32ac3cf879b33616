/** Writes, changes or (with a blank text) removes the remark of an indicator. */
import { decideRemark } from '../../shared/domain/decide-mark';
import type { IndicatorId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer } from './change-assessment';

/** A blank text removes the remark (A4). */
export const writeRemark = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly indicatorId: IndicatorId; readonly text: string },
): Promise<Result<Recorded>> =>
  changeAsExaminer(
    deps,
    input,
    { paint: { kind: 'remark', indicatorId: input.indicatorId, text: input.text } },
    (desk) => decideRemark(desk, input.indicatorId, input.text),
  );
