/** A candidate's exams and released results in the plain facts of the page. Pure. */
import { undecided } from '../../shared/domain/doubts';
import { examinerOf, headOf, joinExam } from '../../shared/domain/exam';
import { heldByPlan, heldStart } from '../../shared/domain/plan-at-start';
import { startOf } from '../../shared/domain/plan-time';
import { decideResult, type ExamResult } from '../../shared/domain/result';
import type { CandidateExams, CandidateResults } from '../../shared/protocol/candidate-api';
import type { ExamDefinition } from '../../shared/records/exam-definition';
import { defaultTimeZone } from '../../shared/values/time-zone';
import type { PageCentre } from './candidate-standing';
import type { ExamOfPerson } from './read-exams';

const dayMs = 24 * 3_600_000;

export const zoneOf = ({ organisation }: PageCentre): string => organisation.timeZone ?? defaultTimeZone;

type ToldExam = CandidateExams['exams'][number];
type ToldResult = CandidateResults['results'][number];

function stateOf({ planned, assessment }: ExamOfPerson): ToldExam['state'] {
  if (assessment.signed) return 'held';
  if (assessment.identifiedAt !== null) return 'begun';
  return planned.status === 'cancelled' ? 'cancelled' : 'planned';
}

function tellExam(exam: ExamOfPerson, centre: PageCentre): ToldExam {
  const { planned, candidate, assessment } = exam;
  const held = heldByPlan(planned, assessment.planAtStart);
  const { qualificationId, name, code } = planned.about;
  const minutes = planned.durationMinutes;
  return {
    examId: planned.examId,
    code: held.code,
    title: held.title,
    qualification: { qualificationId, name, code },
    startsAt: assessment.planAtStart
      ? heldStart(planned, candidate, assessment.planAtStart)
      : startOf(planned, candidate),
    minutes: minutes === undefined ? null : minutes + (candidate.extraMinutes ?? 0),
    timeZone: held.timeZone ?? zoneOf(centre),
    place: held.place,
    attempt: candidate.attempt ?? null,
    adjustments: candidate.adjustments ?? '',
    examiners: [examinerOf(headOf(planned), candidate).name],
    state: stateOf(exam),
  };
}

export const tellExams = (exams: readonly ExamOfPerson[], centre: PageCentre): CandidateExams => ({
  exams: exams.map((exam) => tellExam(exam, centre)).toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
});

/** When the candidate may know: null for what is not signed, and where the centre tells results itself. */
export function releasedAt({ assessment }: ExamOfPerson, { page }: PageCentre): Date | null {
  if (!assessment.signed || page.results !== 'signed') return null;
  return new Date(Date.parse(assessment.signed.at) + page.resultsAfterDays * dayMs);
}

/** Only what counts is told: nothing that somebody still has to decide about. */
export const isSettled = ({ assessment }: ExamOfPerson): boolean =>
  assessment.signed !== null &&
  assessment.conflicts.length === 0 &&
  assessment.unknownEvents === 0 &&
  undecided(assessment.doubts).length === 0;

export function isReleased(exam: ExamOfPerson, centre: PageCentre, now: Date): boolean {
  const at = releasedAt(exam, centre);
  return at !== null && at <= now && isSettled(exam);
}

const tellWorkProcess = ({
  workProcess,
  outcome,
  counts,
}: ExamResult['workProcesses'][number]): ToldResult['workProcesses'][number] => ({
  workProcessId: workProcess.workProcessId,
  code: workProcess.code,
  name: workProcess.name,
  outcome,
  sufficient: counts.sufficient,
  counted: counts.sufficient + counts.insufficient,
});

/** @param definition null: the hub does not have it, and nothing is told of the parts */
export function tellResult(
  exam: ExamOfPerson,
  definition: ExamDefinition | null,
  centre: PageCentre,
): ToldResult | null {
  const { planned, assessment } = exam;
  const { signed } = assessment;
  if (!signed) return null;
  const held = heldByPlan(planned, assessment.planAtStart);
  const words = centre.organisation.resultWords;
  return {
    assessmentId: assessment.assessmentId,
    examId: planned.examId,
    code: held.code,
    title: held.title,
    qualificationName: planned.about.name,
    heldAt: heldStart(planned, exam.candidate, assessment.planAtStart),
    timeZone: held.timeZone ?? zoneOf(centre),
    place: held.place,
    signedAt: signed.at,
    outcome: signed.outcome,
    word: (words && (signed.outcome === 'passed' ? words.met : words.notMet)) ?? {},
    workProcesses: definition
      ? decideResult(joinExam(planned, definition), assessment).workProcesses.map(tellWorkProcess)
      : [],
    receiptNumber: assessment.received?.number ?? null,
  };
}
