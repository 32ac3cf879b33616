/**
 * What still stands between an assessment and its signature, and the signature itself. Rules S1 to S6 of SPEC.md:
 * no open indicator, every required remark written, no conflict, nothing from a newer version.
 */
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { SnapshotIndicator } from '../records/exam-definition';
import type { MarkValue, RatingScale } from '../values/scale';
import type { Assessment } from './assessment';
import { basisDigestOf } from './basis-digest';
import { type Desk, type EventIntent, indicatorsOf, isClosed, isOfAnother } from './decide-mark';
import type { Exam } from './exam';
import { decideResult } from './result';

/** S2: the levels that the scale says so of, and what was not observed or not applicable, are explained in words. */
export const needsRemark = (value: MarkValue, scale: RatingScale): boolean =>
  value === 'not-observed' || value === 'not-applicable'
    ? true
    : (scale.levels.find((level) => level.code === value)?.needsRemark ?? false);

export type StillNeeded = {
  readonly open: readonly SnapshotIndicator[];
  readonly remarks: readonly SnapshotIndicator[];
  readonly conflicts: readonly SnapshotIndicator[];
};

/** Indicators that hold up the signature, in the order of the exam. */
export function listStillNeeded(exam: Exam, assessment: Assessment): StillNeeded {
  const indicators = indicatorsOf(exam);
  return {
    open: indicators.filter((i) => !assessment.marks.has(i.indicatorId)),
    remarks: indicators.filter((i) => {
      const mark = assessment.marks.get(i.indicatorId);
      return mark && needsRemark(mark.value, exam.scale) && !assessment.remarks.has(i.indicatorId);
    }),
    conflicts: indicators.filter((i) => assessment.conflicts.some((c) => c.indicatorId === i.indicatorId)),
  };
}

function holdsUp(desk: Desk): Problem | null {
  const { exam, assessment } = desk;
  const closed = isClosed(assessment) ?? isOfAnother(desk);
  if (closed) return closed;
  if (!assessment.identifiedAt) return problem('candidate-not-identified');
  if (indicatorsOf(exam).length === 0) return problem('exam-without-indicator');
  const needed = listStillNeeded(exam, assessment);
  if (needed.open.length > 0) return problem('items-open', { count: needed.open.length });
  if (needed.remarks.length > 0) return problem('remarks-needed', { count: needed.remarks.length });
  if (needed.conflicts.length > 0) return problem('conflicts-open', { count: needed.conflicts.length });
  return null;
}

type SignIntent = Extract<EventIntent, { readonly type: 'assessment-signed' }>;

/**
 * Signs the assessment: the outcome is what the rule gives now (S5), bound to the events that were seen (S6).
 */
export function decideSign(desk: Desk, signedName: string): Result<SignIntent> {
  const { exam, assessment } = desk;
  const refusal = holdsUp(desk);
  if (refusal) return err(refusal);
  const { outcome } = decideResult(exam, assessment);
  if (outcome === 'undecided') return err(problem('items-open', { count: 0 }));
  const covers = [...assessment.changeIds];
  const body = {
    outcome,
    signedName,
    basisDigest: basisDigestOf(covers),
    seen: { ...assessment.seen },
    covers,
  };
  return ok({ type: 'assessment-signed', upon: null, body });
}
