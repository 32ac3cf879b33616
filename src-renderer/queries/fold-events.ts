/**
 * Folds an assessment once per list of events. The cache gives the same list back while nothing changed, so that a
 * screen with hundreds of candidates folds only the one that moved.
 */
import { type Assessment, foldAssessment } from '../../shared/domain/assessment';
import type { Exam } from '../../shared/domain/exam';
import { decideResult, type ExamResult } from '../../shared/domain/result';
import type { AssessmentId, StaffId } from '../../shared/kernel/ids';
import type { AssessmentEvents } from '../cache/query-cache';

const assessments = new WeakMap<AssessmentEvents, Assessment>();
const results = new WeakMap<Assessment, { readonly exam: Exam; readonly result: ExamResult }>();

/** The assessment of these events. */
export function foldEvents(
  assessmentId: AssessmentId,
  events: AssessmentEvents,
  examinerId: StaffId,
): Assessment {
  const known = assessments.get(events);
  if (known?.assessmentId === assessmentId) return known;
  const assessment = foldAssessment(assessmentId, events, examinerId);
  assessments.set(events, assessment);
  return assessment;
}

/** The result of an assessment under its exam. */
export function resultOf(exam: Exam, assessment: Assessment): ExamResult {
  const known = results.get(assessment);
  if (known?.exam === exam) return known.result;
  const result = decideResult(exam, assessment);
  results.set(assessment, { exam, result });
  return result;
}
