/**
 * Composes the result sheet of one candidate: what stands on it, in what order, in plain words. Pure: time, place on
 * earth and language are arguments, so the same input gives the same sheet. What the exam does not know (a blank
 * cohort, no birth date) is left out. Layout is not decided here.
 */
import { heldByPlan } from '../domain/plan-at-start';
import { isolate } from '../texts/isolate';
import { composeCandidatePage } from './compose-candidate-page';
import { composeFieldGroups } from './compose-fields';
import { composeFileName } from './compose-file-name';
import { composeDetails } from './compose-marks';
import { composeOutcome } from './compose-outcome';
import { composeSignatures } from './compose-signatures';
import { describeDoubts } from './describe-doubts';
import { composeEvidence } from './describe-evidence';
import { describeExamReason, describeRule, describeTotals } from './describe-result';
import { formNumberOf } from './form-number';
import { formatMoment } from './format-moment';
import type { Sheet } from './sheet';
import type { SheetInput } from './sheet-input';

const shortDigest = ({ exam }: SheetInput): string => exam.definitionDigest.slice(0, 8);

function describeHandIn({ assessment, handIn, language, texts, timeZone }: SheetInput): string {
  if (!assessment.signed) return texts('sheet:receipt.unsigned');
  if (handIn && handIn.state !== 'received') return texts(`sheet:receipt.${handIn.state}`);
  // The device that handed it in has the receipt; every other one has the hub's word on it.
  const told = assessment.received;
  const receipt = handIn ?? (told && { receivedAt: told.receivedAt, receiptNumber: told.number });
  if (!receipt) return texts('sheet:receipt.from-hub');
  const at = formatMoment(receipt.receivedAt, language, timeZone);
  return texts('sheet:receipt.received', { at, number: receipt.receiptNumber });
}

function composeNotes(input: SheetInput): string[] {
  const { organisation, assessment, texts } = input;
  return [
    ...(assessment.signed ? [] : [texts('sheet:note.draft')]),
    ...(organisation?.isSample ? [texts('sheet:note.sample')] : []),
    ...(assessment.conflicts.length > 0
      ? [texts('sheet:note.conflicts', { count: assessment.conflicts.length })]
      : []),
    ...(assessment.lateEvents > 0 ? [texts('sheet:note.late', { count: assessment.lateEvents })] : []),
    ...(assessment.eventsByOthers > 0
      ? [texts('sheet:note.others', { count: assessment.eventsByOthers })]
      : []),
    ...describeDoubts(input),
    ...(assessment.unknownEvents > 0 ? [texts('sheet:note.newer', { count: assessment.unknownEvents })] : []),
  ];
}

function composeRunning(input: SheetInput): Sheet['running'] {
  const { exam, candidate, organisation, language, texts, timeZone, issuedBy } = input;
  const { snapshot } = exam;
  const part = (name: string, value: string | null): string[] =>
    value === null || value.trim() === '' ? [] : [texts(`sheet:running.${name}`, { [name]: value })];
  const at = formatMoment(input.issuedAt, language, timeZone);
  const join = (parts: readonly string[]): string =>
    parts
      .filter((p) => p.trim() !== '')
      .map(isolate)
      .join(' · ');
  return {
    organisation: join([organisation?.name ?? '', organisation?.place ?? '']),
    exam: join([
      exam.code,
      exam.title,
      texts('sheet:running.version', { version: exam.version }),
      texts('sheet:running.definition', { digest: shortDigest(input) }),
    ]),
    qualification: join([
      snapshot.name,
      ...part('code', snapshot.code),
      ...part('level', snapshot.level),
      ...part('cohort', snapshot.cohort),
    ]),
    candidate: join([candidate.name, candidate.number]),
    formNumber: texts('sheet:form-number', { number: formNumberOf(input.assessment) }),
    issued:
      issuedBy === null ? texts('sheet:issued', { at }) : texts('sheet:issued-by', { at, name: issuedBy }),
    page: texts('sheet:page', { page: '{page}', pages: '{pages}' }),
  };
}

function composeVerification(input: SheetInput): Sheet['verification'] {
  const { exam, assessment, texts } = input;
  return {
    title: texts('sheet:section.verification'),
    lines: [
      describeHandIn(input),
      texts('sheet:verify.number', { number: formNumberOf(assessment) }),
      texts('sheet:verify.definition', { digest: shortDigest(input), version: exam.version }),
      texts('sheet:verify.how'),
    ],
  };
}

/** Composes the sheet of one candidate: by the plan it was begun on, whatever the plan became since (W12). */
export function composeSheet(given: SheetInput): Sheet {
  const input = { ...given, exam: heldByPlan(given.exam, given.assessment.planAtStart) };
  const { exam, candidate, assessment, result, organisation, language, texts } = input;
  const isDraft = assessment.signed === null;
  return {
    language,
    documentTitle: `${texts('sheet:heading')}: ${isolate(candidate.name)}, ${isolate(exam.title)}`,
    fileName: composeFileName(input),
    isDraft,
    heading: texts('sheet:heading'),
    status: texts(`sheet:status.${isDraft ? 'draft' : 'signed'}`),
    watermarks: [
      ...(isDraft ? [texts('sheet:mark.draft')] : []),
      ...(organisation?.isSample ? [texts('sheet:mark.sample')] : []),
    ],
    notes: composeNotes(input),
    running: composeRunning(input),
    logo: organisation?.logoPng ?? null,
    candidateName: candidate.name,
    candidatePage: composeCandidatePage(input),
    recordTitle: texts('sheet:section.record'),
    fieldGroups: composeFieldGroups(input),
    outcome: {
      title: texts('sheet:section.outcome'),
      result: composeOutcome(input),
      whyTitle: texts('sheet:section.why'),
      reasons: result.reasons.map((reason) => describeExamReason(reason, exam, texts)),
      note: texts(isDraft ? 'sheet:so-far' : 'sheet:provisional'),
    },
    rule: { title: texts('sheet:section.rule'), lines: describeRule(exam.rule, texts) },
    details: composeDetails(input),
    totals: { title: texts('sheet:section.totals'), lines: describeTotals(result, texts) },
    evidence: composeEvidence(input),
    signatures: composeSignatures(input),
    verification: composeVerification(input),
    missingCharactersNote: texts('sheet:missing-characters'),
  };
}
