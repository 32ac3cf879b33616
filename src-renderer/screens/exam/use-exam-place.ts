/** The exam, candidate and assessment that the address names. */
import { useParams } from '@tanstack/react-router';
import type { Assessment } from '../../../shared/domain/assessment';
import type { AssessmentId, ExamId } from '../../../shared/kernel/ids';
import type { Exam, ExamCandidate } from '../../../shared/records/exam';
import { useAssessment } from '../../queries/use-assessment';
import { useDocument } from '../../queries/use-documents';

export type ExamPlace = {
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
};

/** `undefined` while loading, null when this device does not have it. */
export function useExamPlace(): ExamPlace | null | undefined {
  const params = useParams({ strict: false });
  const examId = (params.examId ?? '') as ExamId;
  const assessmentId = (params.assessmentId ?? '') as AssessmentId;
  const stored = useDocument('exam', examId);
  const assessment = useAssessment(assessmentId);
  if (stored === undefined || assessment === undefined) return undefined;
  const candidate = stored?.document.candidates.find((c) => c.assessmentId === assessmentId);
  return stored && candidate ? { exam: stored.document, candidate, assessment } : null;
}
