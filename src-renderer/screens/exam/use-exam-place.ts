/** The exam, candidate and assessment that the address names. */
import { useParams } from '@tanstack/react-router';
import type { AssessmentId, ExamId } from '../../../shared/kernel/ids';
import { useAssessmentState } from '../../queries/use-assessment-line';
import type { AssessmentPlace, AssessmentTarget } from '../../writer/assessment-line';

export type ExamPlace = AssessmentPlace;

/** What the address names, whether this device has it or not. */
export function useExamTarget(): AssessmentTarget {
  const params = useParams({ strict: false });
  return {
    examId: (params.examId ?? '') as ExamId,
    assessmentId: (params.assessmentId ?? '') as AssessmentId,
  };
}

/** `undefined` while loading, null when this device does not have it. */
export const useExamPlace = (): ExamPlace | null | undefined =>
  useAssessmentState(useExamTarget(), (state) => state.place);
