/**
 * The pass rule and the reasons of a result in plain words. Every kind of reason has its sentence; a new kind does not
 * compile until it has one.
 */

import type { Exam } from '../domain/exam';
import type { ExamReason, ExamResult, WorkProcessReason, WorkProcessResult } from '../domain/result';
import { assertNever } from '../kernel/assert';
import type { Texts } from '../texts/create-texts';
import type { PassRule } from '../values/pass-rule';

/** The rule as sentences, in the order in which it is applied. */
export function describeRule(rule: PassRule, texts: Texts): string[] {
  const { workProcessMinimumPercent: ofIndicators, examMinimumPercent: ofWorkProcesses } = rule;
  return [
    ofIndicators === 100
      ? texts('domain:rule.work-process-all')
      : texts('domain:rule.work-process-share', { percent: ofIndicators }),
    texts(rule.criticalKnocksOut ? 'domain:rule.critical' : 'domain:rule.no-critical'),
    texts(`domain:rule.not-observed-${rule.notObserved}`),
    ofWorkProcesses === 100
      ? texts('domain:rule.exam-all')
      : texts('domain:rule.exam-share', { percent: ofWorkProcesses }),
  ];
}

/** Why a work process is sufficient or not. */
export function describeWorkProcessReason(reason: WorkProcessReason, texts: Texts): string {
  const key = `sheet:work-process-reason.${reason.kind}`;
  switch (reason.kind) {
    case 'open':
      return texts(key, { count: reason.count });
    case 'critical-insufficient':
    case 'critical-not-observed':
      return texts(key, { count: reason.numbers.length, numbers: reason.numbers });
    case 'share': {
      const { sufficient, counted, percent, minimum } = reason;
      return texts(minimum === 100 ? `${key}-all` : key, { sufficient, counted, percent, minimum });
    }
    case 'nothing-counted':
      return texts(key);
    default:
      return assertNever(reason);
  }
}

/** Why the exam is passed, failed or undecided. */
export function describeExamReason(reason: ExamReason, exam: Exam, texts: Texts): string {
  const key = `sheet:exam-reason.${reason.kind}`;
  switch (reason.kind) {
    case 'open':
      return texts(key, { count: reason.count });
    case 'work-processes': {
      const { sufficient, total, percent, minimum } = reason;
      if (total === 1)
        return texts(
          sufficient === 1
            ? 'sheet:exam-reason.only-work-process-sufficient'
            : 'sheet:exam-reason.only-work-process-insufficient',
        );
      const form = `${minimum === 100 ? '-all' : ''}${sufficient === 1 ? '-one' : ''}`;
      return texts(`${key}${form}`, { sufficient, total, percent, minimum });
    }
    case 'insufficient-work-process': {
      const { code } = reason;
      const workProcesses = exam.snapshot.coreTasks.flatMap((coreTask) => coreTask.workProcesses);
      return texts(key, { code, name: workProcesses.find((w) => w.code === code)?.name ?? '' });
    }
    default:
      return assertNever(reason);
  }
}

const sum = (results: readonly WorkProcessResult[], pick: (r: WorkProcessResult) => number): number =>
  results.reduce((total, result) => total + pick(result), 0);

/** The totals as sentences. Parts that are zero are left out, except what is sufficient. */
export function describeTotals(result: ExamResult, texts: Texts): string[] {
  const { workProcesses } = result;
  const all = sum(workProcesses, (w) => w.workProcess.indicators.length);
  const sufficient = sum(workProcesses, (w) => w.counts.sufficient);
  const insufficient = sum(workProcesses, (w) => w.counts.insufficient);
  const open = sum(workProcesses, (w) => w.counts.open);
  const notObserved = sum(workProcesses, (w) => w.counts.notObserved);
  const inWords = (counts: readonly (readonly [part: string, count: number])[]): string =>
    counts
      .filter(([part, count]) => count > 0 || part === 'sufficient')
      .map(([part, count]) => texts(`sheet:totals.${part}`, { count }))
      .join(', ');
  const outcomes = (outcome: WorkProcessResult['outcome']): number =>
    workProcesses.filter((w) => w.outcome === outcome).length;
  return [
    texts('sheet:totals.indicators', {
      count: all,
      parts: inWords([
        ['sufficient', sufficient],
        ['insufficient', insufficient],
        ['left-out', all - sufficient - insufficient - open],
        ['open', open],
      ]),
    }),
    ...(notObserved > 0 ? [texts('sheet:totals.not-observed', { count: notObserved })] : []),
    texts('sheet:totals.work-processes', {
      count: workProcesses.length,
      parts: inWords([
        ['sufficient', outcomes('sufficient')],
        ['insufficient', outcomes('insufficient')],
        ['still-open', outcomes('open')],
      ]),
    }),
  ];
}
