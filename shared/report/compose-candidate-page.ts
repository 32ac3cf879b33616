/**
 * The page of the sheet that is the candidate's: how it went and why, with every point that must be better told whole,
 * and what can be done now. In words of everyday; the record follows behind it.
 */

import { type IndicatorVerdict, judgeMark, type WorkProcessResult } from '../domain/result';
import type { SnapshotIndicator } from '../records/exam-definition';
import { isolate } from '../texts/isolate';
import { textIn } from '../values/text-in';
import { composeIndicator, composeWorkProcessResult } from './compose-marks';
import { describeExamReason, describeWorkProcessReason } from './describe-result';
import { formatMoment } from './format-moment';
import type { SheetBar, SheetCandidatePage, SheetPoint, SheetPoints, SheetSection } from './sheet';
import type { SheetInput } from './sheet-input';

/** Praise that is told in the examiner's words; the rest stands in the record. */
const mostPraised = 4;

type Judged = { readonly indicator: SnapshotIndicator; readonly verdict: IndicatorVerdict };

function judgeAll({ exam, assessment, result }: SheetInput): readonly Judged[] {
  return result.workProcesses.flatMap(({ workProcess }) =>
    workProcess.indicators.map((indicator) => ({
      indicator,
      verdict: judgeMark(
        assessment.marks.get(indicator.indicatorId)?.value ?? null,
        exam.scale,
        exam.rule,
        indicator.critical,
      ),
    })),
  );
}

function composePoint({ indicator, verdict }: Judged, input: SheetInput): SheetPoint {
  const { indicatorId, number, text, critical, result, remark } = composeIndicator(indicator, input);
  const decides = input.exam.rule.criticalKnocksOut && verdict === 'insufficient';
  const isUnseen = input.assessment.marks.get(indicator.indicatorId)?.value === 'not-observed';
  return {
    indicatorId,
    number,
    text,
    result,
    critical:
      critical && decides
        ? input.texts(isUnseen ? 'sheet:candidate.decisive-unseen' : 'sheet:candidate.decisive')
        : critical,
    remark,
  };
}

function composeBar(result: WorkProcessResult, input: SheetInput): SheetBar {
  const { workProcess, counts, outcome, reasons } = result;
  const { sufficient, insufficient, open } = counts;
  const counted = sufficient + insufficient + open;
  return {
    workProcessId: workProcess.workProcessId,
    code: workProcess.code,
    name: workProcess.name,
    result: composeWorkProcessResult(result, input),
    parts: { sufficient, insufficient, open, leftOut: workProcess.indicators.length - counted },
    words: counted === 0 ? '' : input.texts('sheet:count', { sufficient, count: counted }),
    reasons:
      outcome === 'insufficient'
        ? reasons.map((reason) => describeWorkProcessReason(reason, input.texts))
        : [],
  };
}

function wholeWorkProcesses({ result, texts }: SheetInput): string[] {
  const whole = result.workProcesses.filter(
    ({ outcome, counts }) => outcome === 'sufficient' && counts.insufficient === 0,
  );
  if (whole.length === 0) return [];
  if (whole.length === result.workProcesses.length)
    return [texts('sheet:candidate.all-whole', { count: whole.length })];
  return [texts('sheet:candidate.whole', { count: whole.length, total: result.workProcesses.length })];
}

function composeWell(judged: readonly Judged[], input: SheetInput): SheetPoints | null {
  const { assessment, texts } = input;
  const good = judged.filter(({ verdict }) => verdict === 'sufficient');
  if (good.length === 0) return null;
  const critical = judged.filter(({ indicator }) => indicator.critical);
  const praised = good.filter(({ indicator }) => assessment.remarks.has(indicator.indicatorId));
  return {
    title: texts('sheet:candidate.well'),
    lines: [
      texts('sheet:candidate.good', { good: good.length, count: judged.length }),
      ...wholeWorkProcesses(input),
      ...(critical.length > 0 && critical.every(({ verdict }) => verdict === 'sufficient')
        ? [texts('sheet:candidate.all-critical', { count: critical.length })]
        : []),
    ],
    points: praised.slice(0, mostPraised).map((one) => composePoint(one, input)),
  };
}

function composeBetter(judged: readonly Judged[], input: SheetInput): SheetPoints | null {
  const weak = judged.filter(({ verdict }) => verdict === 'insufficient');
  if (weak.length === 0) return null;
  const isMet = input.assessment.signed?.outcome === 'passed';
  return {
    title: input.texts(isMet ? 'sheet:candidate.may-be-better' : 'sheet:candidate.must-be-better'),
    lines: [],
    points: weak.map((one) => composePoint(one, input)),
  };
}

function composeNext({ assessment, organisation, language, texts }: SheetInput): SheetSection[] {
  const title = texts('sheet:candidate.next');
  if (!assessment.signed) return [{ title, lines: [texts('sheet:candidate.next-draft')] }];
  const afterwards = textIn(organisation?.afterwardsText ?? {}, language);
  const objection = textIn(organisation?.objectionText ?? {}, language);
  return [
    {
      title,
      lines:
        assessment.signed.outcome === 'passed'
          ? [texts('sheet:candidate.next-met'), texts('sheet:candidate.more-needed')]
          : [afterwards || texts('sheet:candidate.next-not-met')],
    },
    { title: texts('sheet:section.objection'), lines: [objection || texts('sheet:candidate.objection')] },
  ];
}

function composeAbout({ exam, candidate, assessment, language, timeZone }: SheetInput): string[] {
  const join = (parts: readonly string[]): string =>
    parts
      .filter((part) => part.trim() !== '')
      .map(isolate)
      .join(' · ');
  const heldAt = assessment.startedAt ?? exam.plannedAt;
  return [
    join([candidate.number, candidate.group]),
    join([exam.title, exam.snapshot.name]),
    join([formatMoment(heldAt, language, timeZone), exam.place]),
  ].filter((line) => line !== '');
}

/** Everything the candidate reads first, but the result itself. */
export function composeCandidatePage(input: SheetInput): SheetCandidatePage {
  const { exam, result, texts } = input;
  const judged = judgeAll(input);
  const [decisive] = result.reasons;
  return {
    about: composeAbout(input),
    decisive: decisive ? describeExamReason(decisive, exam, texts) : null,
    bars: {
      title: texts('sheet:candidate.bars'),
      legend: texts('sheet:candidate.legend'),
      items: result.workProcesses.map((one) => composeBar(one, input)),
    },
    well: composeWell(judged, input),
    better: composeBetter(judged, input),
    next: composeNext(input),
  };
}
