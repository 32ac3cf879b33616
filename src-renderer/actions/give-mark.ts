/** Gives an indicator its mark, or another one. */
import { decideMark } from '../../shared/domain/decide-mark';
import type { IndicatorId } from '../../shared/kernel/ids';
import { err, type Result } from '../../shared/kernel/result';
import type { MarkValue } from '../../shared/values/scale';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer } from './change-assessment';
import { whyNotBegin } from './why-not-begin';

/** Resolves when it is on the disk, or with the rule that refuses it (M1 to M4, W3, W9). Only an examiner. */
export const giveMark = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly indicatorId: IndicatorId; readonly value: MarkValue },
): Promise<Result<Recorded>> =>
  changeAsExaminer(
    deps,
    input,
    { paint: { kind: 'mark', indicatorId: input.indicatorId, value: input.value } },
    async (desk) => {
      const refusal = await whyNotBegin(deps, desk);
      return refusal ? err(refusal) : decideMark(desk, input.indicatorId, input.value);
    },
  );
