/** The reason for beginning at another time than planned: whether it is asked, what is typed, and recording it first. */
import { type RefObject, useRef, useState } from 'react';
import { offPlanOf, plannedStart, whyNotStart } from '../../../../shared/domain/decide-start';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { isReason } from '../reason-field';
import { useChanges } from '../use-changes';
import type { ExamPlace } from '../use-exam-place';
import { useStartRules } from './use-start-rules';

export type StartReason = {
  /** `asked`: nothing begins without one. `refused`: it may not begin now at all. */
  readonly state: 'not-asked' | 'asked' | 'refused';
  readonly offPlan: ReturnType<typeof offPlanOf>;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** It was needed and not there. */
  readonly isMissing: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Does `go` at once, or after the reason was recorded; without a reason it goes to the field. */
  readonly before: (go: () => void) => void;
};

export function useStartReason({ exam, assessment }: ExamPlace): StartReason {
  const rules = useStartRules(exam);
  const { assessmentId } = assessment;
  const { sayWhyNow } = useChanges({ examId: exam.examId, assessmentId });
  const [text, setText] = useTypedForm(`start ${assessmentId}`, () => '');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const why = assessment.signed ? null : whyNotStart({ exam, assessment }, rules);
  const state = !why ? 'not-asked' : why.code === 'start-not-now' ? 'refused' : 'asked';
  const before = (go: () => void): void => {
    if (state === 'asked' && !isReason(text)) {
      setMissing(true);
      field.current?.focus();
    } else if (state !== 'refused') {
      if (state === 'asked') void sayWhyNow(text);
      go();
    }
  };
  return {
    state,
    offPlan: offPlanOf({ plannedAt: plannedStart(exam, assessment) }, rules),
    text,
    setText,
    isMissing,
    field,
    before,
  };
}
