/**
 * The verbs of one assessment for its screens: each tap gets its id, is painted at once and pursued until it is saved.
 */
import { useMemo } from 'react';
import { type ChangeId, type IndicatorId, newId } from '../../../shared/kernel/ids';
import type { Result } from '../../../shared/kernel/result';
import type { IdentificationMethod } from '../../../shared/records/candidate-identified';
import type { MarkValue } from '../../../shared/values/scale';
import { giveMark } from '../../actions/give-mark';
import { identifyCandidate } from '../../actions/identify-candidate';
import type { AssessmentTarget } from '../../actions/load-assessment';
import { signAssessment } from '../../actions/sign-assessment';
import { undoLastChange } from '../../actions/undo-last-change';
import { withdrawMark } from '../../actions/withdraw-mark';
import { writeRemark } from '../../actions/write-remark';
import { useAction } from '../../ui/use-action';
import { type Paint, pursueChange } from './pending-changes';

export type Changes = {
  readonly identify: (method: IdentificationMethod) => Promise<Result<null>>;
  readonly mark: (indicatorId: IndicatorId, value: MarkValue) => Promise<Result<null>>;
  readonly withdraw: (indicatorId: IndicatorId) => Promise<Result<null>>;
  readonly remark: (indicatorId: IndicatorId, text: string) => Promise<Result<null>>;
  readonly undo: () => Promise<Result<null>>;
  readonly sign: () => Promise<Result<null>>;
};

export function useChanges({ examId, assessmentId }: AssessmentTarget): Changes {
  const identify = useAction(identifyCandidate);
  const mark = useAction(giveMark);
  const withdraw = useAction(withdrawMark);
  const remark = useAction(writeRemark);
  const undo = useAction(undoLastChange);
  const sign = useAction(signAssessment);
  return useMemo(() => {
    type Run = (input: AssessmentTarget & { changeId: ChangeId }) => ReturnType<typeof undo>;
    const pursue = (paint: Paint, run: Run): Promise<Result<null>> => {
      const changeId = newId<'Change'>();
      return pursueChange({ changeId, assessmentId, paint }, () => run({ examId, assessmentId, changeId }));
    };
    const other: Paint = { kind: 'other' };
    return {
      identify: (method) => pursue(other, (input) => identify({ ...input, method })),
      mark: (indicatorId, value) =>
        pursue({ kind: 'mark', indicatorId, value }, (input) => mark({ ...input, indicatorId, value })),
      withdraw: (indicatorId) =>
        pursue({ kind: 'mark', indicatorId, value: null }, (input) => withdraw({ ...input, indicatorId })),
      remark: (indicatorId, text) =>
        pursue({ kind: 'remark', indicatorId, text }, (input) => remark({ ...input, indicatorId, text })),
      undo: () => pursue(other, undo),
      sign: () => pursue(other, sign),
    };
  }, [examId, assessmentId, identify, mark, withdraw, remark, undo, sign]);
}
