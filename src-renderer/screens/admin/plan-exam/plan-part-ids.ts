/** Ids of the fields, so that "not complete yet" can bring the user to the one that is missing. */
import type { PlanPart } from './plan-draft';

/** A message about something missing is a link to the field of this id. */
export const planPartIds: Readonly<Record<PlanPart, string>> = {
  qualification: 'plan-qualification',
  'work-processes': 'plan-work-processes',
  candidates: 'plan-candidates',
  'candidate-facts': 'plan-candidate-facts',
  examiner: 'plan-examiner',
  moment: 'plan-day',
  place: 'plan-place',
  'exam-title': 'plan-title',
  'exam-code': 'plan-code',
};
