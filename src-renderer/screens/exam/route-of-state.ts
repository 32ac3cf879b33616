/** Where somebody who chooses a candidate goes on: the mark, the review, or who stands there. */
import type { AssessmentRecord } from '../../../shared/domain/assessment-record';

/** The screen at which the assessment stands now. */
export function routeOfState({ signed, startedAt }: Pick<AssessmentRecord, 'signed' | 'startedAt'>) {
  if (signed) return '/exam/$examId/review/$assessmentId' as const;
  if (startedAt) return '/exam/$examId/mark/$assessmentId' as const;
  return '/exam/$examId/candidate/$assessmentId' as const;
}
