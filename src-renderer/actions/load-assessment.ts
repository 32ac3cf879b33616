/** Reads an assessment with its exam and candidate, folded: the view, and what was acknowledged since. */
import type { Result } from '../../shared/kernel/result';
import type { AssessmentPlace, AssessmentTarget } from '../writer/assessment-line';
import type { ActionDeps } from './action';

export type { AssessmentTarget } from '../writer/assessment-line';

/** `document-missing` when the exam is not on this device or does not have this candidate. */
export const loadAssessment = (
  { writer }: Pick<ActionDeps, 'writer'>,
  target: AssessmentTarget,
): Promise<Result<AssessmentPlace>> => writer.assessment(target).read();
