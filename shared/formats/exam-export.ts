/**
 * The exam of one candidate as a data file (JSON), for other systems and for checking it years later. Format
 * `vakproef-exam`, version 2. The file stands on its own: the exam and what it pins (texts, scale and rule), each mark with the
 * text of its indicator, the result with its reasons, and the record it all follows from.
 *
 * `changes` is that record: every event of the assessment as its device wrote it, byte for byte, with the SHA-256 of
 * those bytes and the device's signature (Ed25519 over the hash; the hub has the device's public key). Everything else
 * in the file can be computed from `exam`, `definition` and `changes`, and `checkExamExport` does so. The file is about one
 * candidate; the other candidates of the exam are not in it. What cannot be computed (name and details of the candidate,
 * the centre, who made the file) is covered by the seal: the maker's signature over the whole file. The receipt carries the
 * word of the hub, for whoever knows its key.
 */
import { z } from 'zod';
import { type Assessment, foldAssessment } from '../domain/assessment';
import { contentDigestOf } from '../domain/content-digest';
import { type Exam, type ExamCandidate, joinExam } from '../domain/exam';
import { readEvent } from '../domain/read-event';
import {
  decideResult,
  type ExamResult,
  type WorkProcessReason,
  type WorkProcessResult,
} from '../domain/result';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { sha256Hex } from '../kernel/sha256';
import { changeSchema, type SignedChange, signedChangeSchema } from '../protocol/change';
import { hubWordSchema } from '../protocol/hub-word';
import { examRecord, type PlannedExam, plannedCandidateSchema, plannedExamSchema } from '../records/exam';
import { type ExamDefinition, examDefinitionRecord, examDefinitionSchema } from '../records/exam-definition';
import type { Organisation } from '../records/organisation';
import { fileSealSchema } from '../values/file-seal';
import { idSchema, momentSchema } from '../values/identity';
import { markValueSchema } from '../values/scale';

export const examExportFormat = 'vakproef-exam';
export const examExportVersion = 2;

const count = z.int().min(0);
const workProcessReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), count }),
  z.object({ kind: z.literal('critical-insufficient'), numbers: z.array(z.string()) }),
  z.object({
    kind: z.literal('share'),
    sufficient: count,
    counted: count,
    percent: count,
    minimum: count,
  }),
  z.object({ kind: z.literal('nothing-counted') }),
]);
const examReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), count }),
  z.object({
    kind: z.literal('work-processes'),
    sufficient: count,
    total: count,
    percent: count,
    minimum: count,
  }),
  z.object({ kind: z.literal('insufficient-work-process'), code: z.string() }),
]);

const markSchema = z.object({
  indicatorId: idSchema<'Indicator'>(),
  /** As on the sheet, e.g. `2.3.4`. */
  number: z.string(),
  coreTaskCode: z.string(),
  workProcessCode: z.string(),
  text: z.string(),
  critical: z.boolean(),
  /** Null while the indicator has no mark. */
  value: markValueSchema.nullable(),
  markedAt: momentSchema.nullable(),
  remark: z.string().nullable(),
});

const examCandidateSchema = plannedCandidateSchema.extend({
  assessmentId: idSchema<'Assessment'>(),
  examinerId: idSchema<'Staff'>(),
});

export const examExportSchema = z.object({
  format: z.literal(examExportFormat),
  version: z.literal(examExportVersion),
  exportedAt: momentSchema,
  exportedBy: z.string().nullable(),
  organisation: z
    .object({
      organisationId: idSchema<'Organisation'>(),
      name: z.string(),
      place: z.string(),
      isSample: z.boolean(),
    })
    .nullable(),
  /** As it was planned, with no candidate but this one. */
  exam: plannedExamSchema,
  /** What the digest in `exam` names. */
  definition: examDefinitionSchema,
  candidate: examCandidateSchema,
  identifiedAt: momentSchema.nullable(),
  startedAt: momentSchema.nullable(),
  lastChangedAt: momentSchema.nullable(),
  /** False: the assessment was not signed when the file was made, and `result` may still change. */
  isSigned: z.boolean(),
  marks: z.array(markSchema),
  result: z.object({
    outcome: z.enum(['passed', 'failed', 'undecided']),
    reasons: z.array(examReasonSchema),
    workProcesses: z.array(
      z.object({
        workProcessId: idSchema<'WorkProcess'>(),
        code: z.string(),
        name: z.string(),
        outcome: z.enum(['sufficient', 'insufficient', 'open']),
        counts: z.object({
          sufficient: count,
          insufficient: count,
          open: count,
          notObserved: count,
          notApplicable: count,
        }),
        reasons: z.array(workProcessReasonSchema),
      }),
    ),
  }),
  signature: z
    .object({
      changeId: idSchema<'Change'>(),
      signedAt: momentSchema,
      signedName: z.string(),
      outcome: z.enum(['passed', 'failed']),
    })
    .nullable(),
  /** Receipt of the hub for the signature; null when there was none yet, or when another device signed. */
  receipt: z
    .object({
      number: z.string(),
      receivedAt: momentSchema,
      /** The answer of the hub that gave the receipt, as it signed it; it names by id and hash what came in together. */
      word: hubWordSchema.optional(),
    })
    .nullable(),
  changes: z.array(signedChangeSchema),
  /** The maker's signature over all of the above; absent in files of earlier programs. */
  seal: fileSealSchema.optional(),
});
export type ExamExport = z.infer<typeof examExportSchema>;
type ExportedReason = z.infer<typeof workProcessReasonSchema>;
type CriticalReason = Extract<WorkProcessReason, { readonly numbers: readonly string[] }>;

export type ExamExportInput = {
  readonly planned: PlannedExam;
  readonly definition: ExamDefinition;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
  readonly organisation: Organisation | null;
  readonly receipt: ExamExport['receipt'];
  readonly changes: readonly SignedChange[];
  readonly exportedAt: string;
  readonly exportedBy: string | null;
};

const composeMarks = (exam: Exam, assessment: Assessment): ExamExport['marks'] =>
  exam.snapshot.coreTasks.flatMap((coreTask) =>
    coreTask.workProcesses.flatMap((workProcess) =>
      workProcess.indicators.map(({ indicatorId, number, text, critical }) => {
        const mark = assessment.marks.get(indicatorId) ?? null;
        return {
          indicatorId,
          number,
          coreTaskCode: coreTask.code,
          workProcessCode: workProcess.code,
          text,
          critical,
          value: mark?.value ?? null,
          markedAt: mark?.at ?? null,
          remark: assessment.remarks.get(indicatorId)?.text ?? null,
        };
      }),
    ),
  );

/**
 * Version 2 knows one reason for critical indicators, done badly or not seen alike: a file of an earlier program must
 * still follow from its record. Which of them nobody saw, the marks say.
 */
function composeReasons({ workProcess, reasons }: WorkProcessResult): readonly ExportedReason[] {
  const isCritical = (reason: WorkProcessReason): reason is CriticalReason =>
    reason.kind === 'critical-insufficient' || reason.kind === 'critical-not-observed';
  const named = new Set(reasons.filter(isCritical).flatMap(({ numbers }) => numbers));
  const numbers = workProcess.indicators.map(({ number }) => number).filter((number) => named.has(number));
  const others = reasons.flatMap((reason) => (isCritical(reason) ? [] : [{ ...reason }]));
  return numbers.length > 0 ? [{ kind: 'critical-insufficient', numbers }, ...others] : others;
}

const composeResult = ({ outcome, reasons, workProcesses }: ExamResult): ExamExport['result'] => ({
  outcome,
  reasons: reasons.map((reason) => ({ ...reason })),
  workProcesses: workProcesses.map((judged) => {
    const { criticalNotObserved: _, insufficientMarks: __, ...counts } = judged.counts;
    const { workProcessId, code, name } = judged.workProcess;
    return {
      workProcessId,
      code,
      name,
      outcome: judged.outcome,
      counts,
      reasons: [...composeReasons(judged)],
    };
  }),
});

const composeSignature = ({ signed }: Assessment): ExamExport['signature'] =>
  signed && {
    changeId: signed.changeId,
    signedAt: signed.at,
    signedName: signed.signedName,
    outcome: signed.outcome,
  };

/** The exam without its other candidates. */
const onlyWith = (planned: PlannedExam, { participantId }: ExamCandidate): PlannedExam => ({
  ...planned,
  candidates: planned.candidates.filter((candidate) => candidate.participantId === participantId),
  assessments: planned.assessments.filter((assessment) => assessment.participantId === participantId),
});

/** Composes the file's content. */
export function composeExamExport(input: ExamExportInput): ExamExport {
  const { candidate, assessment, organisation, definition } = input;
  const planned = onlyWith(input.planned, candidate);
  const exam = joinExam(planned, definition);
  return {
    format: examExportFormat,
    version: examExportVersion,
    exportedAt: input.exportedAt,
    exportedBy: input.exportedBy,
    organisation: organisation && {
      organisationId: organisation.organisationId,
      name: organisation.name,
      place: organisation.place,
      isSample: organisation.isSample,
    },
    exam: planned,
    definition,
    candidate,
    identifiedAt: assessment.identifiedAt,
    startedAt: assessment.startedAt,
    lastChangedAt: assessment.lastChangedAt,
    isSigned: assessment.signed !== null,
    marks: composeMarks(exam, assessment),
    result: composeResult(decideResult(exam, assessment)),
    signature: composeSignature(assessment),
    receipt: input.receipt,
    changes: [...input.changes],
  };
}

const writeJson = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** The file as text: readable JSON, ending in a line break. */
export const writeExamExport = (content: ExamExport): string => writeJson(content);

/**
 * What the seal of a file covers, as its digest in hex: everything in it but the seal, also what this program does not
 * know, as it is parsed and then written with two spaces. So its layout may change, and nothing that it says.
 */
export function digestOfExport(text: string): Promise<string> {
  const { seal: _seal, ...content } = JSON.parse(text.replace(/^\uFEFF/, ''));
  return sha256Hex(writeJson(content));
}

const headSchema = z.object({ format: z.literal(examExportFormat), version: z.int().min(1) });

function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return err(problem('exam-file-malformed', { at: 'JSON' }));
  }
}

/** Reads a file back. Says which part is not as the format wants it. */
export function parseExamExport(text: string): Result<ExamExport> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const head = headSchema.safeParse(json.value);
  if (!head.success) return err(problem('exam-file-malformed', { at: 'format' }));
  if (head.data.version > examExportVersion)
    return err(problem('exam-file-newer', { version: head.data.version }));
  const parsed = examExportSchema.safeParse(json.value);
  if (!parsed.success)
    return err(problem('exam-file-malformed', { at: parsed.error.issues[0]?.path.join('.') ?? '' }));
  const { exam, definition } = parsed.data;
  const isBeyond = examRecord.isBeyond?.(exam) || examDefinitionRecord.isBeyond?.(definition);
  return isBeyond ? err(problem('exam-file-newer', { version: head.data.version })) : ok(parsed.data);
}

/** The events of the record, each with the hash it claims. */
async function readRecord(content: ExamExport) {
  const events: ReturnType<typeof readEvent>[] = [];
  for (const [index, { text, hash }] of content.changes.entries()) {
    const at = `changes.${index}`;
    if ((await sha256Hex(text)) !== hash) return err(problem('exam-file-differs', { at }));
    const json = parseJson(text);
    const change = json.ok ? changeSchema.safeParse(json.value) : null;
    const isOfThisAssessment =
      change?.success &&
      change.data.kind === 'event' &&
      change.data.subjectId === content.candidate.assessmentId;
    if (!isOfThisAssessment) return err(problem('exam-file-differs', { at }));
    events.push(readEvent(change.data));
  }
  return ok(events);
}

const computedParts = [
  'marks',
  'result',
  'signature',
  'isSigned',
  'identifiedAt',
  'startedAt',
  'lastChangedAt',
] as const satisfies readonly (keyof ExamExport)[];

/**
 * Computes the digest of the exam's definition, and marks, remarks, result and signature from the record, and compares. The signatures of the devices are not
 * checked here: that needs their public keys, which the hub has.
 * @returns how many changes the record holds, or the first part that does not follow from it
 */
export async function checkExamExport(content: ExamExport): Promise<Result<{ readonly changes: number }>> {
  if (contentDigestOf(content.definition) !== content.exam.definitionDigest)
    return err(problem('exam-file-differs', { at: 'exam' }));
  const record = await readRecord(content);
  if (!record.ok) return record;
  const { assessmentId } = content.candidate;
  const assigned = content.exam.assessments.find((one) => one.assessmentId === assessmentId);
  const assessment = foldAssessment(assessmentId, record.value, assigned?.examinerId ?? null);
  // Through the schema, so that both sides have their fields in one order.
  const anew = examExportSchema.parse(
    composeExamExport({ ...content, planned: content.exam, assessment, organisation: null, changes: [] }),
  );
  for (const part of computedParts)
    if (JSON.stringify(anew[part]) !== JSON.stringify(content[part]))
      return err(problem('exam-file-differs', { at: part }));
  // The events are those that the file shows, and still the signature was not put under them (S6).
  if (assessment.signed?.fitsBasis === false)
    return err(problem('exam-file-differs', { at: 'signature.basisDigest' }));
  return ok({ changes: content.changes.length });
}
