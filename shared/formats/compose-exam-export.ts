/** Composes the data file of one candidate's exam: everything in it follows from the record, but who it is about and who made it. */
import type { Assessment } from '../domain/assessment';
import { standingEvidence } from '../domain/evidence';
import { type Exam, type ExamCandidate, joinExam } from '../domain/exam';
import {
  decideResult,
  type ExamResult,
  type WorkProcessReason,
  type WorkProcessResult,
} from '../domain/result';
import type { SignedChange } from '../protocol/change';
import type { PlannedExam } from '../records/exam';
import type { ExamDefinition } from '../records/exam-definition';
import type { Organisation } from '../records/organisation';
import {
  type ExamExport,
  type ExportedReason,
  examExportFormat,
  examExportVersion,
} from './exam-export-format';

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

/** No field where nothing was attached: such a file is as it always was. */
function composeEvidence(assessment: Assessment): Pick<ExamExport, 'evidence'> {
  const standing = standingEvidence(assessment.evidence);
  if (standing.length === 0) return {};
  return {
    evidence: standing.map(({ changeId, indicatorId, workProcessId, file, word, at }) => ({
      ...{ changeId, indicatorId, workProcessId, file, word },
      attachedAt: at,
    })),
  };
}

const composeSignature = ({ signed }: Assessment): ExamExport['signature'] =>
  signed && {
    changeId: signed.changeId,
    signedAt: signed.at,
    signedName: signed.signedName,
    outcome: signed.outcome,
  };

/** The exam without its other candidates, and without what was said of them before its plan was changed. */
function onlyWith(planned: PlannedExam, { participantId }: ExamCandidate): PlannedExam {
  const ofThem = (one: { readonly participantId: string }): boolean => one.participantId === participantId;
  const changes = planned.changes?.map((change) => {
    const candidates = change.before.candidates?.filter(ofThem);
    return candidates ? { ...change, before: { ...change.before, candidates } } : change;
  });
  return {
    ...planned,
    candidates: planned.candidates.filter(ofThem),
    assessments: planned.assessments.filter(ofThem),
    ...(changes && { changes }),
  };
}

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
    ...composeEvidence(assessment),
    result: composeResult(decideResult(exam, assessment)),
    signature: composeSignature(assessment),
    receipt: input.receipt,
    changes: [...input.changes],
  };
}
