/** May this assessment begin now? Another day or hour than planned asks why, as the centre wants it (SPEC.md, W9). */

import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import type { Organisation } from '../records/organisation';
import { reasonLimit } from '../records/reason-limit';
import { chooseTimeZone } from '../values/time-zone';
import { dayIn } from '../values/wall-time';
import type { Assessment } from './assessment';
import { type Desk, type EventIntent, isClosed, isOfAnother } from './decide-mark';
import type { ExamHead } from './exam';
import { startOf } from './plan-time';

/** What the centre wants, where and when. */
export type StartRules = {
  readonly policy: NonNullable<Organisation['startPolicy']>;
  /** IANA zone of the exam: whose day it is. */
  readonly timeZone: string;
  readonly now: Date;
  /** So far from its time it still begins as planned; in minutes. */
  readonly toleranceMinutes: number;
};

const minuteMs = 60_000;
/** So far from its time an exam still begins as planned, where the centre says nothing. */
export const usualToleranceMinutes = 60;

/** @param organisation null where this device does not have it: then it asks, as it does where nothing was said */
export const startRulesOf = (
  exam: ExamHead,
  organisation: Organisation | null | undefined,
  now: Date,
): StartRules => ({
  policy: organisation?.startPolicy ?? 'reason',
  timeZone: chooseTimeZone(exam.timeZone, organisation?.timeZone),
  now,
  toleranceMinutes: organisation?.startToleranceMinutes ?? usualToleranceMinutes,
});

/** How far off its plan an exam would begin now; null when as planned, and that is so within the tolerance, also over midnight. */
export function offPlanOf(
  { plannedAt }: Pick<ExamHead, 'plannedAt'>,
  { now, timeZone, toleranceMinutes }: Omit<StartRules, 'policy'>,
): 'other-day' | 'other-hour' | null {
  const planned = new Date(plannedAt);
  if (Math.abs(now.getTime() - planned.getTime()) <= toleranceMinutes * minuteMs) return null;
  return dayIn(now, timeZone) === dayIn(planned, timeZone) ? 'other-hour' : 'other-day';
}

/** When this candidate begins by the plan: in their own slot, else with the exam. */
export function plannedStart(exam: ExamHead, { assessmentId }: Pick<Assessment, 'assessmentId'>): string {
  const candidate = exam.candidates.find((one) => one.assessmentId === assessmentId);
  return startOf(exam, candidate ?? {});
}

type Beginning = { readonly exam: ExamHead; readonly assessment: Assessment };

/** Whether a reason is asked, or it may not begin at all; null when nothing stands in the way. */
export function whyNotStart({ exam, assessment }: Beginning, rules: StartRules): Problem | null {
  if (
    assessment.startedAt ||
    rules.policy === 'free' ||
    !offPlanOf({ plannedAt: plannedStart(exam, assessment) }, rules)
  )
    return null;
  if (rules.policy === 'never') return problem('start-not-now');
  return assessment.startReason ? null : problem('start-reason-needed');
}

/** Says why it begins now. The same reason again, or one that nobody asked for, is no event (null). */
export function decideStartReason(desk: Desk, reason: string, rules: StartRules): Result<EventIntent | null> {
  const { exam, assessment } = desk;
  const refusal = isClosed(assessment) ?? isOfAnother(desk);
  if (refusal) return err(refusal);
  const why = whyNotStart({ exam, assessment: { ...assessment, startReason: null } }, rules);
  if (!why) return ok(null);
  if (why.code === 'start-not-now') return err(why);
  const text = reason.trim();
  if (text === '') return err(problem('start-reason-needed'));
  const tooLong = lengthProblem(text, reasonLimit);
  if (tooLong) return err(tooLong);
  if (assessment.startReason?.reason === text) return ok(null);
  const upon = assessment.startReason?.changeId ?? null;
  return ok({
    type: 'started-off-plan',
    upon,
    body: { plannedAt: plannedStart(exam, assessment), reason: text },
  });
}
