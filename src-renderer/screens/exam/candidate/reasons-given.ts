/**
 * Why other candidates of this exam began off their plan: where one begins late the next one mostly does, for the same reason.
 * It is offered and never filled in, because whoever begins says it each time.
 */
import { useCallback, useMemo } from 'react';
import type { AssessmentId, ExamId } from '../../../../shared/kernel/ids';
import type { PlannedExam } from '../../../../shared/records/exam';
import { type ExamState, useExamStates } from '../../../queries/use-exam-states';

/** As many as one looks over. */
const offered = 2;

/** Each once, the one that began last first. */
export function reasonsGiven(states: readonly ExamState[], assessmentId: AssessmentId): readonly string[] {
  const begun = states
    .map(({ assessment }) => assessment)
    .filter((one) => one.assessmentId !== assessmentId && one.startReason)
    .toSorted((a, b) => ((a.identifiedAt ?? '') < (b.identifiedAt ?? '') ? 1 : -1));
  return [...new Set(begun.flatMap(({ startReason }) => startReason ?? []))].slice(0, offered);
}

export function useReasonsGiven(examId: ExamId, assessmentId: AssessmentId): readonly string[] {
  const ofExam = useCallback((exam: PlannedExam) => exam.examId === examId, [examId]);
  const states = useExamStates(ofExam);
  return useMemo(() => reasonsGiven(states ?? [], assessmentId), [states, assessmentId]);
}
