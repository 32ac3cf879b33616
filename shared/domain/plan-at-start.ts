/** The plan that an assessment was begun on: a later version of the plan is for who was not begun yet (SPEC.md, W12). */
import type { PlanAtStart } from '../records/candidate-identified';
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import { startOf } from './plan-time';

type Slot = Pick<PlannedCandidate, 'startsAt'>;
type Dated = Pick<PlannedExam, 'version' | 'code' | 'title' | 'plannedAt' | 'timeZone' | 'place'>;

type Kept = Omit<PlanAtStart, 'startsAt'>;

const keptOf = ({ version, code, title, plannedAt, timeZone, place }: Dated): Kept => ({
  version,
  code,
  title,
  plannedAt,
  place,
  ...(timeZone && { timeZone }),
});

/** What is written down of the plan when a candidate is begun. */
export const planAtStartOf = (exam: Dated, candidate: Slot): PlanAtStart => ({
  ...keptOf(exam),
  startsAt: startOf(exam, candidate),
});

/**
 * The exam with the code, title, time and place of the plan it was begun on.
 * @param plan null or absent: nobody began, or by a program that did not say; then it is the plan of now
 */
export function heldByPlan<Exam extends Dated>(exam: Exam, plan: PlanAtStart | null | undefined): Exam {
  if (!plan) return exam;
  return { ...exam, timeZone: undefined, ...keptOf(plan) };
}

/**
 * When this candidate was to begin by the plan they were begun on. Who was begun by a program that did not write that down has
 * the slot of now while the exam stands at its time, and else the time of the exam then: a slot moves with its exam.
 * @param exam as it is planned now
 */
export function heldStart(exam: Dated, candidate: Slot, plan: PlanAtStart | null | undefined): string {
  if (!plan) return startOf(exam, candidate);
  return plan.startsAt ?? (plan.plannedAt === exam.plannedAt ? startOf(exam, candidate) : plan.plannedAt);
}
