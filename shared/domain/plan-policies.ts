/**
 * What a centre demands of a plan beyond what every exam needs, and how strictly: schools differ, so none of it is code of the
 * program. An examiner who is alone is independent (R1) and stands in the register of examiners on the day (R7), and candidates
 * are linked to what they are examined in (M53). Pure.
 */
import type { ParticipantId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import type { Organisation, PlanPolicy } from '../records/organisation';
import type { Staff } from '../records/staff';

const policyFields = {
  independent: 'independentPolicy',
  register: 'registerPolicy',
  link: 'linkPolicy',
} as const satisfies Readonly<Record<string, keyof Organisation>>;
export type PlanDemand = keyof typeof policyFields;

/** Where the centre says nothing, or this device does not have it, it is told and not refused. */
export const planPolicyOf = (organisation: Organisation | null | undefined, demand: PlanDemand): PlanPolicy =>
  organisation?.[policyFields[demand]] ?? 'warn';

/** What of an examiner a plan may not meet. */
export type ExaminerDemand = Exclude<PlanDemand, 'link'>;

/** @param day of the exam where it is held, as `2026-11-24`; the last day in the register counts as in it */
export function unmetByExaminer(
  { independent, registerValidUntil }: Pick<Staff, 'independent' | 'registerValidUntil'>,
  day: string,
): readonly ExaminerDemand[] {
  const isRegistered = Boolean(registerValidUntil && registerValidUntil >= day);
  return [...(independent ? [] : ['independent' as const]), ...(isRegistered ? [] : ['register' as const])];
}

/** What a plan does not meet. */
export type Unmet = {
  readonly byExaminer: readonly ExaminerDemand[];
  readonly unlinked: readonly ParticipantId[];
};

/**
 * Why the centre does not want this plan; null where it may be, told or not.
 * @param code of the exam, by which the one of many is found
 */
export function whyNotPlanned(
  organisation: Organisation | null | undefined,
  { byExaminer, unlinked }: Unmet,
  code: string,
): Problem | null {
  const isRefused = (demand: PlanDemand): boolean => planPolicyOf(organisation, demand) === 'never';
  if (byExaminer.includes('independent') && isRefused('independent'))
    return problem('plan-not-independent', { code });
  if (byExaminer.includes('register') && isRefused('register'))
    return problem('plan-not-in-register', { code });
  const count = unlinked.length;
  return count > 0 && isRefused('link') ? problem('plan-not-linked', { code, count }) : null;
}
