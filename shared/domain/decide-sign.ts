/**
 * What still stands between an assessment and its signature, and the signature itself. Rules S1 to S9 of SPEC.md:
 * no open indicator, every required remark written, each for the mark it stands beside, no conflict, nothing newer.
 */
import { type Problem, type ProblemCode, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { SnapshotIndicator } from '../records/exam-definition';
import type { MarkValue, RatingScale } from '../values/scale';
import type { Assessment } from './assessment';
import { basisDigestOf } from './basis-digest';
import { type Desk, type EventIntent, indicatorsOf, isClosed, isOfAnother } from './decide-mark';
import type { Exam } from './exam';
import { isRemarkStale } from './remark-level';
import { decideResult } from './result';

/** S2: the levels that the scale says so of, and what was not observed or not applicable, are explained in words. */
export const needsRemark = (value: MarkValue, scale: RatingScale): boolean =>
  value === 'not-observed' || value === 'not-applicable'
    ? true
    : (scale.levels.find((level) => level.code === value)?.needsRemark ?? false);

export type StillNeeded = {
  readonly open: readonly SnapshotIndicator[];
  readonly remarks: readonly SnapshotIndicator[];
  /** Their remark was written with another mark: keep it, change it or remove it (S7). */
  readonly stale: readonly SnapshotIndicator[];
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
    stale: indicators.filter((i) => isRemarkStale(assessment, i.indicatorId)),
    conflicts: indicators.filter((i) => assessment.conflicts.some((c) => c.indicatorId === i.indicatorId)),
  };
}

/** Everything that stands between the assessment and its signature (S1 to S4, S7); none: it can be signed. */
export function listObstacles(desk: Desk): readonly Problem[] {
  const { exam, assessment } = desk;
  const closed = isClosed(assessment) ?? isOfAnother(desk);
  if (closed) return [closed];
  const needed = listStillNeeded(exam, assessment);
  return [
    ...(assessment.identifiedAt ? [] : [problem('candidate-not-identified')]),
    ...(indicatorsOf(exam).length > 0 ? [] : [problem('exam-without-indicator')]),
    ...waitingFor('items-open', needed.open),
    ...waitingFor('remarks-needed', needed.remarks),
    ...waitingFor('remarks-stale', needed.stale),
    ...waitingFor('conflicts-open', needed.conflicts),
  ];
}

const waitingFor = (
  code: ProblemCode,
  { length: count }: readonly SnapshotIndicator[],
): readonly Problem[] => (count > 0 ? [problem(code, { count })] : []);

type SignIntent = Extract<EventIntent, { readonly type: 'assessment-signed' }>;

/** What whoever signs had in front of them. */
export type SeenAssessment = Pick<Assessment, 'marks' | 'remarks' | 'evidence'>;

/** S9: the same marks and remarks, however they got there. */
const saysTheSame = (exam: Exam, one: SeenAssessment, other: SeenAssessment): boolean =>
  indicatorsOf(exam).every(
    ({ indicatorId }) =>
      one.marks.get(indicatorId)?.value === other.marks.get(indicatorId)?.value &&
      (one.remarks.get(indicatorId)?.text.trim() ?? '') ===
        (other.remarks.get(indicatorId)?.text.trim() ?? ''),
  );

/** E6: the same evidence of others; what one attaches or removes oneself, one has seen. */
function showsTheSame({ actorId, assessment }: Desk, seen: SeenAssessment): boolean {
  const isOwn = (by: string | null | undefined): boolean => by === actorId;
  const ofOthers = ({ evidence }: SeenAssessment): string =>
    evidence
      .map(({ changeId, by, removed }) => ({ changeId, by, gone: removed !== null && !isOwn(removed.by) }))
      .filter(({ by, gone }) => !isOwn(by) || gone)
      .map(({ changeId, gone }) => `${changeId} ${gone}`)
      .join('\n');
  return ofOthers(seen) === ofOthers(assessment);
}

/**
 * Signs the assessment: the outcome is what the rule gives now (S5), bound to the events that were seen (S6).
 * @param seen what stood on the screen at the moment of signing; a signature that waited for the disk is put under
 * nothing else (S9, E6)
 */
export function decideSign(desk: Desk, signedName: string, seen?: SeenAssessment): Result<SignIntent> {
  const { exam, assessment } = desk;
  const [refusal] = listObstacles(desk);
  if (refusal) return err(refusal);
  if (seen && !(saysTheSame(exam, seen, assessment) && showsTheSame(desk, seen)))
    return err(problem('seen-otherwise'));
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
