/**
 * Makes an exam out of a qualification: the chosen work processes become a frozen, numbered snapshot together with the
 * scale and the pass rule, and every candidate gets an assessment of their own. Pure: ids come from the caller. Refusals: M51 and R4.
 *
 * Numbers are the places in the qualification (core task.work process.indicator), also when only a part of it is
 * examined, so that 2.3.4 is the same indicator on every screen, every sheet and in the qualification itself.
 */
import type { Id, WorkProcessId } from '../kernel/ids';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { CandidateFacts, PlannedExam } from '../records/exam';
import type {
  ExamDefinition,
  ExamSnapshot,
  SnapshotCoreTask,
  SnapshotWorkProcess,
} from '../records/exam-definition';
import type { Participant } from '../records/participant';
import type { WorkProcess } from '../records/qualification-version';
import type { Staff } from '../records/staff';
import type { PassRule } from '../values/pass-rule';
import { isPlannableDay, plannableYears } from '../values/plannable-day';
import type { RatingScale } from '../values/scale';
import type { Terms } from '../values/terms';
import { chooseTimeZone } from '../values/time-zone';
import { dayIn } from '../values/wall-time';
import { contentDigestOf } from './content-digest';
import { freezeCandidate } from './freeze-candidate';
import type { Qualification } from './qualification';
import { mergeTerms } from './terms';

/** What is recorded of a plan: the exam, and what it pins. */
export type ComposedExam = { readonly planned: PlannedExam; readonly definition: ExamDefinition };

/** Code of the only part of an exam that is held in one piece. */
const onlyPart = '1';

export type ExamPlan = {
  readonly qualification: Qualification;
  /** The centre's words; those of the qualification go over them, and both are frozen (M23). Absent: it has none. */
  readonly centreTerms?: Terms | undefined;
  readonly workProcessIds: readonly WorkProcessId[];
  readonly scale: RatingScale;
  readonly rule: PassRule;
  readonly participants: readonly Participant[];
  readonly examiner: Staff;
  readonly code: string;
  readonly title: string;
  /** ISO 8601, UTC, to the millisecond. */
  readonly plannedAt: string;
  /** Zone of the place; absent: the centre's. */
  readonly timeZone?: string;
  /** By participant. */
  readonly candidateFacts?: Readonly<Record<string, CandidateFacts>>;
  readonly place: string;
  /** Per candidate; absent: not said. */
  readonly durationMinutes?: number | undefined;
  /** Sentences offered for a remark; absent: none of its own. */
  readonly phrases?: readonly string[] | undefined;
  /** ISO 8601, UTC: now. */
  readonly madeAt?: string | undefined;
  /** What it was filled in from, and what it belongs to. */
  readonly from?: Pick<PlannedExam, 'templateId' | 'seriesId' | 'copyOf'>;
};

const freezeWorkProcess = (workProcess: WorkProcess, place: string): SnapshotWorkProcess => ({
  workProcessId: workProcess.workProcessId,
  code: workProcess.code,
  name: workProcess.name,
  description: workProcess.description,
  desiredResult: workProcess.desiredResult,
  indicatorIntro: workProcess.indicatorIntro,
  indicators: workProcess.indicators.map((indicator, index) => ({
    indicatorId: indicator.indicatorId,
    number: `${place}.${index + 1}`,
    text: indicator.text,
    critical: indicator.critical,
  })),
});

/** The chosen work processes of a qualification as an exam shows them. Core tasks without a chosen one are left out. */
export function composeSnapshot(
  qualification: Qualification,
  workProcessIds: readonly WorkProcessId[],
  centreTerms: Terms = {},
): ExamSnapshot {
  const terms = mergeTerms(centreTerms, qualification.terms ?? {});
  const chosen = new Set(workProcessIds);
  const coreTasks: SnapshotCoreTask[] = qualification.coreTasks.map((coreTask, coreTaskIndex) => ({
    coreTaskId: coreTask.coreTaskId,
    code: coreTask.code,
    name: coreTask.name,
    workProcesses: coreTask.workProcesses.flatMap((workProcess, index) =>
      chosen.has(workProcess.workProcessId)
        ? [freezeWorkProcess(workProcess, `${coreTaskIndex + 1}.${index + 1}`)]
        : [],
    ),
  }));
  return {
    qualificationId: qualification.qualificationId,
    name: qualification.name,
    code: qualification.code,
    cohort: qualification.cohort,
    level: qualification.level,
    language: qualification.language,
    ...(Object.keys(terms).length > 0 && { terms }),
    coreTasks: coreTasks.filter((coreTask) => coreTask.workProcesses.length > 0),
  };
}

const isFirst = (participant: Participant, index: number, all: readonly Participant[]): boolean =>
  all.findIndex((other) => other.participantId === participant.participantId) === index;

/** The exam as it will be frozen, or why it cannot be planned. A candidate chosen twice comes once. */
export function composeExam(
  plan: ExamPlan,
  newId: <Brand extends string>() => Id<Brand>,
): Result<ComposedExam> {
  const { qualification, scale, rule, examiner } = plan;
  if (qualification.status !== 'active')
    return err(problem('qualification-inactive', { qualificationId: qualification.qualificationId }));
  const snapshot = composeSnapshot(qualification, plan.workProcessIds, plan.centreTerms);
  const workProcesses = snapshot.coreTasks.flatMap((coreTask) => coreTask.workProcesses);
  if (workProcesses.length === 0) return err(problem('exam-without-work-process'));
  const empty = workProcesses.find((workProcess) => workProcess.indicators.length === 0);
  if (empty) return err(problem('exam-without-indicator', { workProcess: empty.code || empty.name }));
  if (plan.participants.length === 0) return err(problem('exam-without-candidate'));
  const day = dayIn(plan.plannedAt, chooseTimeZone(plan.timeZone));
  const { first, last } = plannableYears;
  if (!isPlannableDay(day)) return err(problem('exam-year-out-of-range', { first, last }));
  const definition: ExamDefinition = {
    snapshot,
    parts: [
      {
        partCode: onlyPart,
        kind: 'observation',
        workProcessIds: workProcesses.map((workProcess) => workProcess.workProcessId),
        scale,
      },
    ],
    rule,
    ...(plan.phrases && plan.phrases.length > 0 && { phrases: [...plan.phrases] }),
  };
  const participants = plan.participants.filter(isFirst);
  return ok({
    definition,
    planned: {
      examId: newId<'Exam'>(),
      code: plan.code,
      title: plan.title,
      version: 1,
      language: qualification.language,
      plannedAt: plan.plannedAt,
      ...(plan.timeZone && { timeZone: plan.timeZone }),
      place: plan.place,
      candidates: participants.map((participant) =>
        freezeCandidate(participant, plan.candidateFacts?.[participant.participantId]),
      ),
      examiners: [{ staffId: examiner.staffId, name: examiner.name, jobTitle: examiner.jobTitle }],
      assessments: participants.map(({ participantId }) => ({
        assessmentId: newId<'Assessment'>(),
        participantId,
        partCode: onlyPart,
        examinerId: examiner.staffId,
      })),
      about: {
        qualificationId: qualification.qualificationId,
        name: qualification.name,
        code: qualification.code,
        workProcesses: workProcesses.length,
        indicators: workProcesses.reduce((sum, workProcess) => sum + workProcess.indicators.length, 0),
        scaleName: scale.name,
      },
      definitionDigest: contentDigestOf(definition),
      status: 'planned',
      ...(plan.durationMinutes && { durationMinutes: plan.durationMinutes }),
      ...(plan.madeAt && { madeAt: plan.madeAt }),
      ...plan.from,
    },
  });
}
