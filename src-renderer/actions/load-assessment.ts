/** Reads an assessment with its exam and candidate from the cache, folded, for a verb to decide upon. */
import { type Assessment, foldAssessment } from '../../shared/domain/assessment';
import type { AssessmentId, ExamId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Exam, ExamCandidate } from '../../shared/records/exam';
import type { ReadCache } from '../cache/read-cache';

export type AssessmentTarget = { readonly examId: ExamId; readonly assessmentId: AssessmentId };
export type LoadedAssessment = {
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
};

/** `document-missing` when the exam is not on this device or does not have this candidate. */
export async function loadAssessment(
  deps: { readonly cache: ReadCache },
  target: AssessmentTarget,
): Promise<Result<LoadedAssessment>> {
  const stored = await deps.cache.document('exam', target.examId);
  const candidate = stored?.document.candidates.find((c) => c.assessmentId === target.assessmentId);
  if (!stored || !candidate) return err(problem('document-missing', { examId: target.examId }));
  const events = await deps.cache.assessmentEvents(target.assessmentId);
  return ok({ exam: stored.document, candidate, assessment: foldAssessment(target.assessmentId, events) });
}
