/** The field of one indicator's remark, kept and recorded for whoever works here. */
import { remarkField } from '../../../actions/remark-field';
import { type TypedText, useTypedText } from '../../../ui/typed-text/use-typed-text';
import type { Step } from '../exam-plan';
import type { Marking } from '../use-marking';
import { longestRemark } from './longest-remark';

export function useRemarkText({ assessment, changes }: Marking, { indicator }: Step): TypedText {
  const { indicatorId } = indicator;
  return useTypedText({
    field: remarkField(assessment.assessmentId, indicatorId),
    recorded: assessment.remarks.get(indicatorId)?.text ?? '',
    limit: longestRemark,
    save: (text) => changes.remark(indicatorId, text),
  });
}
