/** Every mark of a sheet: core task, work process, indicator, each with its result as a shape and a word. */
import type { WorkProcessResult } from '../domain/result';
import type { IndicatorId } from '../kernel/ids';
import type { SnapshotIndicator } from '../records/exam-definition';
import { type LevelSign, levelOf, type MarkValue, type RatingScale, signOf } from '../values/scale';
import { describeMark } from './describe-mark';
import { describeWorkProcessReason } from './describe-result';
import { describeWriters } from './describe-writers';
import { withPlainLineEnds } from './line-ends';
import type { Sheet, SheetIndicator, SheetResult, SheetSymbol, SheetWorkProcess } from './sheet';
import type { SheetInput } from './sheet-input';

const levelSymbols: Readonly<Record<LevelSign, SheetSymbol>> = {
  cross: 'cross',
  half: 'half',
  tick: 'check',
  'double-tick': 'double-check',
  plus: 'plus',
};

/** The shape of a mark: the sign of its level, a dash for what was not seen. */
function symbolOf(value: MarkValue | null, scale: RatingScale): SheetSymbol {
  if (value === null) return 'open';
  if (value === 'not-observed' || value === 'not-applicable') return 'dash';
  const level = levelOf(scale, value);
  const sign = level && signOf(level);
  return sign ? levelSymbols[sign] : 'other';
}

const lineOf = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' ') || null;

/** That a remark was written with another mark than the one that stands; null where it was not. */
function describeRemarkLevel(indicatorId: IndicatorId, input: SheetInput): string | null {
  const { exam, assessment, language, texts } = input;
  const level = assessment.remarks.get(indicatorId)?.level ?? null;
  if (level === null || level === assessment.marks.get(indicatorId)?.value) return null;
  return texts('sheet:remark-of-level', { level: describeMark(level, exam.scale, language, texts) });
}

/** A remark as it is printed: without empty lines around it, and with one where there were several. */
const printedRemark = (text: string): string | null =>
  text
    .replace(/(?:[^\S\n]*\n){3,}/g, '\n\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd() || null;

export function composeIndicator(indicator: SnapshotIndicator, input: SheetInput): SheetIndicator {
  const { exam, assessment, language, texts } = input;
  const { indicatorId, number, text, critical } = indicator;
  const value = assessment.marks.get(indicatorId)?.value ?? null;
  const word = value === null ? texts('sheet:no-mark') : describeMark(value, exam.scale, language, texts);
  return {
    indicatorId,
    number,
    text,
    critical: critical ? texts('sheet:critical') : null,
    result: { symbol: symbolOf(value, exam.scale), word },
    remark: printedRemark(withPlainLineEnds(assessment.remarks.get(indicatorId)?.text ?? '')),
    writers: lineOf([describeRemarkLevel(indicatorId, input), describeWriters(input, indicatorId)]),
  };
}

const workProcessSymbols = { sufficient: 'check', insufficient: 'cross', open: 'open' } as const;

/** How a work process ended, as a shape and a word. */
export const composeWorkProcessResult = (
  { outcome }: WorkProcessResult,
  { texts }: Pick<SheetInput, 'texts'>,
): SheetResult => ({
  symbol: workProcessSymbols[outcome],
  word: texts(`domain:work-process-outcome.${outcome}`),
});

/** Whether everything that counts is sufficient: then there is nothing to explain. */
const isAllWell = ({ outcome, counts }: WorkProcessResult): boolean =>
  outcome === 'sufficient' && counts.insufficient === 0;

function composeWorkProcess(result: WorkProcessResult, input: SheetInput): SheetWorkProcess {
  const { workProcess, counts, reasons } = result;
  const counted = counts.sufficient + counts.insufficient + counts.open;
  return {
    workProcessId: workProcess.workProcessId,
    code: workProcess.code,
    name: workProcess.name,
    result: composeWorkProcessResult(result, input),
    count: counted === 0 ? '' : input.texts('sheet:count', { sufficient: counts.sufficient, count: counted }),
    reasons: isAllWell(result) ? [] : reasons.map((reason) => describeWorkProcessReason(reason, input.texts)),
    indicators: workProcess.indicators.map((indicator) => composeIndicator(indicator, input)),
  };
}

/** All of them, in the order of the exam. */
export function composeDetails(input: SheetInput): Sheet['details'] {
  const { exam, result, texts } = input;
  const byId = new Map(result.workProcesses.map((w) => [w.workProcess.workProcessId, w]));
  return {
    title: texts('sheet:section.details'),
    coreTaskWord: texts('domain:core-task'),
    workProcessWord: texts('domain:work-process'),
    numberColumn: texts('sheet:column.number'),
    indicatorColumn: texts('sheet:column.indicator'),
    resultColumn: texts('sheet:column.result'),
    remarkWord: texts('sheet:remark'),
    continuedWord: texts('sheet:continued'),
    noIndicators: texts('sheet:no-indicators'),
    coreTasks: exam.snapshot.coreTasks.map(({ coreTaskId, code, name, workProcesses }) => ({
      coreTaskId,
      code,
      name,
      workProcesses: workProcesses.flatMap(({ workProcessId }) => {
        const judged = byId.get(workProcessId);
        return judged ? [composeWorkProcess(judged, input)] : [];
      }),
    })),
  };
}
