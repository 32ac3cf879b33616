/** Writes, changes or (with a blank text) removes the remark of an indicator. */
import { decideRemark } from '../../shared/domain/decide-mark';
import type { IndicatorId } from '../../shared/kernel/ids';
import { err, type Result } from '../../shared/kernel/result';
import type { MarkValue } from '../../shared/values/scale';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer } from './change-assessment';
import { whyNotBegin } from './why-not-begin';

/** A blank text removes the remark (A4). The same text as stands keeps it for the mark that stands now (A12). */
export const writeRemark = (
  deps: ActionDeps,
  input: AssessmentChange & {
    readonly indicatorId: IndicatorId;
    readonly text: string;
    /** The mark it is written with; absent for the one that stands (A10). */
    readonly level?: MarkValue | null;
  },
): Promise<Result<Recorded>> => {
  const { indicatorId, text, level } = input;
  const paint = { kind: 'remark', indicatorId, text, ...(level === undefined ? {} : { level }) } as const;
  return changeAsExaminer(deps, input, { paint }, async (desk) => {
    const refusal = await whyNotBegin(deps, desk);
    return refusal ? err(refusal) : decideRemark(desk, indicatorId, text, level);
  });
};
