/**
 * The result of an assessment by the exam's pass rule (cesuur), with every reason, so that the screen and the sheet can
 * say why. Pure. Rules R1 to R10 of SPEC.md.
 */

import type { SnapshotIndicator, SnapshotWorkProcess } from '../records/exam-definition';
import type { PassRule } from '../values/pass-rule';
import type { MarkValue, RatingScale } from '../values/scale';
import type { Assessment } from './assessment';
import type { Exam } from './exam';

/** How one indicator counts: `open` has no mark yet, `left-out` does not count either way. */
export type IndicatorVerdict = 'sufficient' | 'insufficient' | 'open' | 'left-out';

export type WorkProcessReason =
  | { readonly kind: 'open'; readonly count: number }
  | { readonly kind: 'critical-insufficient'; readonly numbers: readonly string[] }
  /** Not shown is not the same as done badly: critical indicators that nobody saw (R10). */
  | { readonly kind: 'critical-not-observed'; readonly numbers: readonly string[] }
  | {
      readonly kind: 'share';
      readonly sufficient: number;
      readonly counted: number;
      readonly percent: number;
      readonly minimum: number;
    }
  | { readonly kind: 'nothing-counted' };

export type WorkProcessResult = {
  readonly workProcess: SnapshotWorkProcess;
  readonly outcome: 'sufficient' | 'insufficient' | 'open';
  readonly counts: {
    readonly sufficient: number;
    readonly insufficient: number;
    /** Of those, marked so: what was not observed may count as insufficient, and was not done badly. */
    readonly insufficientMarks: number;
    readonly open: number;
    readonly notObserved: number;
    /** Of those, critical ones that decide the work process (R10). */
    readonly criticalNotObserved: number;
    readonly notApplicable: number;
  };
  /** Why, the decisive reason first. */
  readonly reasons: readonly WorkProcessReason[];
};

export type ExamReason =
  | { readonly kind: 'open'; readonly count: number }
  | {
      readonly kind: 'work-processes';
      readonly sufficient: number;
      readonly total: number;
      readonly percent: number;
      readonly minimum: number;
    }
  | { readonly kind: 'insufficient-work-process'; readonly code: string };

export type ExamResult = {
  readonly outcome: 'passed' | 'failed' | 'undecided';
  readonly reasons: readonly ExamReason[];
  readonly workProcesses: readonly WorkProcessResult[];
};

/**
 * R1 to R4: how a mark counts under the scale and the rule. "Not observed" never counts as sufficient, and a critical
 * indicator that can knock out is not excused by not having been seen.
 */
export function judgeMark(
  value: MarkValue | null,
  scale: RatingScale,
  rule: PassRule,
  critical: boolean,
): IndicatorVerdict {
  if (value === null) return 'open';
  if (value === 'not-applicable') return 'left-out';
  if (value === 'not-observed') {
    const mustBeSeen = critical && rule.criticalKnocksOut;
    return rule.notObserved === 'left-out' && !mustBeSeen ? 'left-out' : 'insufficient';
  }
  const level = scale.levels.find((candidate) => candidate.code === value);
  return level?.isSufficient ? 'sufficient' : 'insufficient';
}

/** A share in whole per cent, rounded down, so that 74.9 never passes for 75 (R6). */
const wholePercent = (part: number, whole: number): number => Math.floor((part * 100) / whole);

const criticalReason = (
  kind: 'critical-insufficient' | 'critical-not-observed',
  judged: readonly { readonly indicator: SnapshotIndicator }[],
): readonly WorkProcessReason[] =>
  judged.length > 0 ? [{ kind, numbers: judged.map((j) => j.indicator.number) }] : [];

function judgeWorkProcess(
  workProcess: SnapshotWorkProcess,
  assessment: Assessment,
  exam: Exam,
): WorkProcessResult {
  const { rule, scale } = exam;
  const markOf = (indicator: SnapshotIndicator): MarkValue | null =>
    assessment.marks.get(indicator.indicatorId)?.value ?? null;
  const judged = workProcess.indicators.map((indicator) => ({
    indicator,
    value: markOf(indicator),
    verdict: judgeMark(markOf(indicator), scale, rule, indicator.critical),
  }));
  const count = (verdict: IndicatorVerdict): number => judged.filter((j) => j.verdict === verdict).length;
  const sufficient = count('sufficient');
  const insufficient = count('insufficient');
  const open = count('open');
  const knockingOut = rule.criticalKnocksOut
    ? judged.filter((j) => j.indicator.critical && j.verdict === 'insufficient')
    : [];
  const unseen = knockingOut.filter((j) => j.value === 'not-observed');
  const counts = {
    sufficient,
    insufficient,
    insufficientMarks: judged.filter((j) => j.verdict === 'insufficient' && j.value !== 'not-observed')
      .length,
    open,
    notObserved: judged.filter((j) => j.value === 'not-observed').length,
    criticalNotObserved: unseen.length,
    notApplicable: judged.filter((j) => j.value === 'not-applicable').length,
  };
  const counted = sufficient + insufficient;
  const knockOut: WorkProcessReason[] = [
    ...criticalReason(
      'critical-insufficient',
      knockingOut.filter((j) => j.value !== 'not-observed'),
    ),
    ...criticalReason('critical-not-observed', unseen),
  ];
  if (open > 0)
    return { workProcess, outcome: 'open', counts, reasons: [...knockOut, { kind: 'open', count: open }] };
  if (counted === 0)
    return { workProcess, outcome: 'insufficient', counts, reasons: [{ kind: 'nothing-counted' }] };
  const percent = wholePercent(sufficient, counted);
  const minimum = rule.workProcessMinimumPercent;
  const share: WorkProcessReason = { kind: 'share', sufficient, counted, percent, minimum };
  const passes = knockOut.length === 0 && percent >= minimum;
  return {
    workProcess,
    outcome: passes ? 'sufficient' : 'insufficient',
    counts,
    reasons: [...knockOut, share],
  };
}

/** The result as it stands now; `undecided` as long as an indicator has no mark (R8). */
export function decideResult(exam: Exam, assessment: Assessment): ExamResult {
  const workProcesses = exam.snapshot.coreTasks
    .flatMap((coreTask) => coreTask.workProcesses)
    .map((workProcess) => judgeWorkProcess(workProcess, assessment, exam));
  const open = workProcesses.reduce((sum, w) => sum + w.counts.open, 0);
  if (open > 0) return { outcome: 'undecided', reasons: [{ kind: 'open', count: open }], workProcesses };
  const total = workProcesses.length;
  const sufficient = workProcesses.filter((w) => w.outcome === 'sufficient').length;
  const percent = total === 0 ? 0 : wholePercent(sufficient, total);
  const minimum = exam.rule.examMinimumPercent;
  const share: ExamReason = { kind: 'work-processes', sufficient, total, percent, minimum };
  const failing: ExamReason[] = workProcesses
    .filter((w) => w.outcome === 'insufficient')
    .map((w) => ({ kind: 'insufficient-work-process', code: w.workProcess.code }));
  return { outcome: percent >= minimum ? 'passed' : 'failed', reasons: [share, ...failing], workProcesses };
}
