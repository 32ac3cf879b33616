/** Gives an indicator its mark, or another one. */
import { decideMark } from '../../shared/domain/decide-mark';
import type { IndicatorId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { MarkValue } from '../../shared/values/scale';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer } from './change-assessment';

/** Resolves when it is on the disk, or with the rule that refuses it (M1 to M4, W3). Only an examiner. */
export const giveMark = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly indicatorId: IndicatorId; readonly value: MarkValue },
): Promise<Result<Recorded>> =>
  changeAsExaminer(
    deps,
    input,
    { paint: { kind: 'mark', indicatorId: input.indicatorId, value: input.value } },
    (desk) => decideMark(desk, input.indicatorId, input.value),
  );
