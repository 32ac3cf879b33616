/**
 * An exam as the form has it: to change it, to plan one like it, or to plan the resit of one of its candidates. What is examined
 * comes from what the exam froze, by id: what the qualification does not have any more is left out when it is planned. Pure.
 */
import { factsOf } from '../../../../shared/domain/candidate-facts';
import { type Exam, examinerOfPlan } from '../../../../shared/domain/exam';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { PlannedExam } from '../../../../shared/records/exam';
import { offeredScales } from '../../../../shared/records/standard-scales';
import { wallTimeOf } from '../../../../shared/values/wall-time';
import type { PlanDraft } from './plan-draft';
import { slotsAt } from './plan-slots';

const slotsOf = ({ candidates, plannedAt }: PlannedExam, zone: string) =>
  slotsAt(
    candidates.flatMap(({ participantId, startsAt }) =>
      startsAt && startsAt !== plannedAt ? [[participantId, startsAt]] : [],
    ),
    zone,
  );

/**
 * What of an exam can be changed.
 * @param zone in which it is told
 */
export function sessionOf(exam: PlannedExam, zone: string) {
  const { day, time } = wallTimeOf(exam.plannedAt, zone);
  return {
    participantIds: exam.candidates.map(({ participantId }) => participantId),
    candidateFacts: Object.fromEntries(exam.candidates.map((one) => [one.participantId, factsOf(one)])),
    examinerId: examinerOfPlan(exam).staffId,
    day,
    time,
    timeZone: zone,
    place: exam.place,
    durationMinutes: exam.durationMinutes ?? null,
    ...slotsOf(exam, zone),
    title: exam.title,
    code: exam.code,
  } satisfies Partial<PlanDraft>;
}

/** What another exam takes over from this one: what is examined, how, where and by whom; not when, and no candidate. */
export function likeExam(exam: Exam): Partial<PlanDraft> {
  const { snapshot, scale, rule } = exam;
  const workProcessIds = snapshot.coreTasks.flatMap((one) => one.workProcesses.map((w) => w.workProcessId));
  const isOffered = offeredScales.some((offered) => offered.scale.scaleId === scale.scaleId);
  return {
    qualificationId: snapshot.qualificationId,
    workProcessIds: new Set(workProcessIds),
    offeredFor: snapshot.qualificationId,
    examinerId: exam.examinerId,
    place: exam.place,
    title: exam.title,
    durationMinutes: exam.durationMinutes ?? null,
    ...(isOffered && { scaleId: scale.scaleId }),
    mayBeNotApplicable: scale.mayBeNotApplicable,
    rule,
    phrases: exam.phrases ?? [],
    copyOf: exam.examId,
  };
}

/** The resit of one candidate: one attempt more, and it says which exam it does over. */
export function resitOf(exam: Exam, participantId: ParticipantId): Partial<PlanDraft> {
  const candidate = exam.candidates.find((one) => one.participantId === participantId);
  if (!candidate) return {};
  const { assessmentId, examinerId: _, ...planned } = candidate;
  const { examId, code, plannedAt } = exam;
  const facts = {
    ...factsOf(planned),
    attempt: (candidate.attempt ?? 1) + 1,
    resitOf: { examId, assessmentId, code, plannedAt: candidate.startsAt ?? plannedAt },
  };
  return {
    ...likeExam(exam),
    copyOf: null,
    participantIds: [participantId],
    candidateFacts: { [participantId]: facts },
  };
}
