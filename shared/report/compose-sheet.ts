/**
 * Composes the result sheet of one candidate: what stands on it, in what order, in plain words. Pure: time, place on
 * earth and language are arguments, so the same input gives the same sheet. What the exam does not know (a blank
 * cohort, no birth date) is left out. Layout is not decided here.
 */
import type { Assessment } from '../domain/assessment';
import type { Exam, ExamCandidate } from '../domain/exam';
import type { ExamResult, WorkProcessResult } from '../domain/result';
import type { StaffId } from '../kernel/ids';
import type { Problem } from '../kernel/problem';
import type { SnapshotIndicator } from '../records/exam-definition';
import type { Organisation } from '../records/organisation';
import type { Texts } from '../texts/create-texts';
import type { Language } from '../texts/languages';
import { textIn } from '../values/identity';
import { type LevelSign, levelOf, type MarkValue, type RatingScale, signOf } from '../values/scale';
import { describeDoubts } from './describe-doubts';
import { describeMark } from './describe-mark';
import {
  describeExamReason,
  describeRule,
  describeTotals,
  describeWorkProcessReason,
} from './describe-result';
import { describeIdentifications, describeTakeOvers, describeWriters } from './describe-writers';
import { formatDay, formatMoment } from './format-moment';
import type {
  Sheet,
  SheetField,
  SheetFieldGroup,
  SheetIndicator,
  SheetResult,
  SheetSignature,
  SheetSymbol,
  SheetWorkProcess,
} from './sheet';

/** How far the signature has come; null when it was made on another device and came through the hub. */
export type SheetHandIn =
  | { readonly state: 'waiting' }
  | { readonly state: 'received'; readonly receiptNumber: string; readonly receivedAt: string }
  | { readonly state: 'refused'; readonly problem: Problem }
  | null;

export type SheetInput = {
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
  readonly result: ExamResult;
  /** Null when the device does not have it. */
  readonly organisation: Organisation | null;
  readonly handIn: SheetHandIn;
  /** Name of somebody of the staff; null when it is not known here. */
  readonly nameOf: (staffId: StaffId) => string | null;
  readonly language: Language;
  readonly texts: Texts;
  /** ISO moment at which the sheet is made. */
  readonly issuedAt: string;
  /** Who makes it; null when nobody is signed in. */
  readonly issuedBy: string | null;
  /** IANA zone in which times are written, e.g. `Europe/Amsterdam`. */
  readonly timeZone: string;
};

/**
 * The number of the form: the last digits of the event it rests on, which is the signature once there is one. It can be
 * found again in the record, is the same on every copy of a signed assessment, and needs no counter.
 */
export function formNumberOf(assessment: Assessment): string {
  const basis = assessment.signed?.changeId ?? assessment.changeIds.at(-1) ?? assessment.assessmentId;
  return (basis.slice(-12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}

/** Leaves out what is blank. */
const known = (fields: readonly (readonly [label: string, value: string | null])[]): SheetField[] =>
  fields.flatMap(([label, value]) => (value === null || value.trim() === '' ? [] : [{ label, value }]));

const shortDigest = (exam: Exam): string => exam.definitionDigest.slice(0, 8);

function composeFieldGroups(input: SheetInput): SheetFieldGroup[] {
  const { exam, candidate, assessment, language, texts, timeZone } = input;
  const { snapshot } = exam;
  const label = (name: string): string => texts(`sheet:field.${name}`);
  const moment = (iso: string | null): string | null => iso && formatMoment(iso, language, timeZone);
  return [
    {
      title: texts('sheet:section.candidate'),
      fields: known([
        [label('name'), candidate.name],
        [label('number'), candidate.number],
        [label('birth-date'), candidate.birthDate && formatDay(candidate.birthDate, language)],
        [label('group'), candidate.group],
      ]),
    },
    {
      title: texts('sheet:section.exam'),
      fields: known([
        [label('exam'), exam.title],
        [label('exam-code'), exam.code],
        [label('exam-version'), String(exam.version)],
        [label('definition'), shortDigest(exam)],
        [label('qualification'), snapshot.name],
        [label('code'), snapshot.code],
        [label('level'), snapshot.level],
        [label('cohort'), snapshot.cohort],
        [label('scale'), textIn(exam.scale.name, language)],
      ]),
    },
    {
      title: texts('sheet:section.session'),
      fields: known([
        [label('planned'), moment(exam.plannedAt)],
        [label('off-plan'), assessment.startReason?.reason ?? null],
        [label('place'), exam.place],
        [label('examiner'), exam.examinerName],
        ...describeTakeOvers(input).map((said) => [label('taken-over'), said] as const),
        ...describeIdentifications(input).map((said) => [label('identity'), said] as const),
        [label('started'), moment(assessment.startedAt)],
        [label('ended'), moment(assessment.lastChangedAt)],
      ]),
    },
  ];
}

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

function composeIndicator(indicator: SnapshotIndicator, input: SheetInput): SheetIndicator {
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
    remark: assessment.remarks.get(indicatorId)?.text ?? null,
    writers: describeWriters(input, indicatorId),
  };
}

const workProcessSymbols = { sufficient: 'check', insufficient: 'cross', open: 'open' } as const;

function composeWorkProcess(result: WorkProcessResult, input: SheetInput): SheetWorkProcess {
  const { workProcess, outcome, reasons } = result;
  return {
    workProcessId: workProcess.workProcessId,
    code: workProcess.code,
    name: workProcess.name,
    result: {
      symbol: workProcessSymbols[outcome],
      word: input.texts(`domain:work-process-outcome.${outcome}`),
    },
    reasons: reasons.map((reason) => describeWorkProcessReason(reason, input.texts)),
    indicators: workProcess.indicators.map((indicator) => composeIndicator(indicator, input)),
  };
}

const outcomeSymbols = { passed: 'check', failed: 'cross', undecided: 'open' } as const;

/** A draft has no outcome yet, even when the rule could already give one: only the signature makes it a result. */
function composeOutcome(input: SheetInput): SheetResult {
  const outcome = input.assessment.signed?.outcome ?? 'undecided';
  return { symbol: outcomeSymbols[outcome], word: input.texts(`domain:outcome.${outcome}`) };
}

function composeSignatures(input: SheetInput): Sheet['signatures'] {
  const { exam, candidate, assessment, language, texts, timeZone } = input;
  const line = (name: string, value: string | null) => ({ label: texts(`sheet:signature.${name}`), value });
  const onPaper = [line('date', null), line('signature', null)];
  const { signed } = assessment;
  // The job title is known of the planned examiner only: another one who signed does not get it.
  const isPlannedExaminer = !signed || signed.signedName === exam.examinerName;
  const jobTitle = isPlannedExaminer ? exam.examinerJobTitle : '';
  const places: SheetSignature[] = [
    {
      role: texts('sheet:signature.examiner'),
      lines: [
        line('name', signed?.signedName ?? exam.examinerName),
        ...(jobTitle.trim() === '' ? [] : [line('job-title', jobTitle)]),
        ...onPaper,
      ],
      note: signed
        ? texts('sheet:signature.signed', {
            name: signed.signedName,
            at: formatMoment(signed.at, language, timeZone),
          })
        : texts('sheet:signature.unsigned'),
    },
    {
      role: texts('sheet:signature.candidate'),
      lines: [line('name', candidate.name), ...onPaper],
      note: texts('sheet:signature.seen'),
    },
    {
      role: texts('sheet:signature.board'),
      lines: [line('name', null), ...onPaper],
      note: texts('sheet:signature.board-note'),
    },
  ];
  const title = texts('sheet:section.signatures');
  const statement = `${texts('sheet:section.outcome')}: ${composeOutcome(input).word}`;
  return { title, statement, places };
}

function describeHandIn({ assessment, handIn, language, texts, timeZone }: SheetInput): string {
  if (!assessment.signed) return texts('sheet:receipt.unsigned');
  if (!handIn) return texts('sheet:receipt.from-hub');
  if (handIn.state !== 'received') return texts(`sheet:receipt.${handIn.state}`);
  const at = formatMoment(handIn.receivedAt, language, timeZone);
  return texts('sheet:receipt.received', { at, number: handIn.receiptNumber });
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
  const join = (parts: readonly string[]): string => parts.filter((p) => p.trim() !== '').join(' · ');
  return {
    organisation: join([organisation?.name ?? '', organisation?.place ?? '']),
    exam: join([
      exam.code,
      exam.title,
      texts('sheet:running.version', { version: exam.version }),
      texts('sheet:running.definition', { digest: shortDigest(exam) }),
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

function composeDetails(input: SheetInput): Sheet['details'] {
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

/** Name for files about this candidate's exam, without extension. Holds the candidate number, never the name. */
export function composeFileName({
  exam,
  candidate,
  assessment,
  language,
  texts,
}: Pick<SheetInput, 'exam' | 'candidate' | 'assessment' | 'language' | 'texts'>): string {
  const key = assessment.signed ? 'sheet:file-name' : 'sheet:file-name-draft';
  const name = texts(key, { exam: exam.code, number: candidate.number, language });
  // Codes are typed by people: keep what every file system takes.
  return name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 120);
}

/** Composes the sheet of one candidate. */
export function composeSheet(input: SheetInput): Sheet {
  const { exam, candidate, assessment, result, organisation, language, texts } = input;
  const isDraft = assessment.signed === null;
  const reasons = result.reasons.map((reason) => describeExamReason(reason, exam, texts));
  const objectionText = organisation ? textIn(organisation.objectionText, language) : '';
  const number = formNumberOf(assessment);
  return {
    language,
    documentTitle: `${texts('sheet:heading')}: ${candidate.name}, ${exam.title}`,
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
    candidateName: candidate.name,
    fieldGroups: composeFieldGroups(input),
    outcome: {
      title: texts('sheet:section.outcome'),
      result: composeOutcome(input),
      whyTitle: texts('sheet:section.why'),
      reasons,
      note: texts(isDraft ? 'sheet:so-far' : 'sheet:provisional'),
    },
    overview: {
      title: texts('sheet:section.overview'),
      workProcessColumn: texts('sheet:column.work-process'),
      resultColumn: texts('sheet:column.result'),
      whyColumn: texts('sheet:column.why'),
    },
    rule: { title: texts('sheet:section.rule'), lines: describeRule(exam.rule, texts) },
    details: composeDetails(input),
    totals: { title: texts('sheet:section.totals'), lines: describeTotals(result, texts) },
    signatures: composeSignatures(input),
    objection:
      objectionText === '' ? null : { title: texts('sheet:section.objection'), lines: [objectionText] },
    verification: {
      title: texts('sheet:section.verification'),
      lines: [
        describeHandIn(input),
        texts('sheet:verify.number', { number }),
        texts('sheet:verify.definition', { digest: shortDigest(exam), version: exam.version }),
        texts('sheet:verify.how'),
      ],
    },
    missingCharactersNote: texts('sheet:missing-characters'),
  };
}
