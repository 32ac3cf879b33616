/** The plan that an assessment was begun on: a later version of the plan is for who was not begun yet (SPEC.md, W12). */
import type { PlanAtStart } from '../records/candidate-identified';
import type { PlannedExam } from '../records/exam';

type Dated = Pick<PlannedExam, 'version' | 'code' | 'title' | 'plannedAt' | 'timeZone' | 'place'>;

/** What is written down of the plan when a candidate is begun. */
export const planAtStartOf = ({ version, code, title, plannedAt, timeZone, place }: Dated): PlanAtStart => ({
  version,
  code,
  title,
  plannedAt,
  place,
  ...(timeZone && { timeZone }),
});

/**
 * The exam with the code, title, time and place of the plan it was begun on.
 * @param plan null or absent: nobody began, or by a program that did not say; then it is the plan of now
 */
export function heldByPlan<Exam extends Dated>(exam: Exam, plan: PlanAtStart | null | undefined): Exam {
  if (!plan) return exam;
  return { ...exam, timeZone: undefined, ...planAtStartOf(plan) };
}
