/** Plans an exam: freezes what will be examined and for whom, and records it as a new document. */
import { composeExam, type ExamPlan } from '../../shared/domain/compose-exam';
import { standInGroups } from '../../shared/domain/group-standing';
import type { ParticipantId, QualificationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { PlannedExam } from '../../shared/records/exam';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import type { ActionDeps } from './action';
import { composeContentDraft, composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** The plan as a screen knows it: by ids, so that what is frozen is what the device holds at this moment. */
export type ExamRequest = Omit<ExamPlan, 'qualification' | 'centreTerms' | 'participants' | 'examiner'> & {
  readonly qualificationId: QualificationId;
  readonly participantIds: readonly ParticipantId[];
  readonly examinerId: StaffId;
};

const missing = (documentId: string) => err(problem('document-missing', { documentId }));

async function loadPlan({ cache }: ActionDeps, request: ExamRequest): Promise<Result<ExamPlan>> {
  const { qualificationId, participantIds, examinerId, ...rest } = request;
  const [[chosen], examiner, everybody, centres, groups, memberships] = await Promise.all([
    cache.qualifications((head) => head.qualificationId === qualificationId),
    cache.document('staff', examinerId),
    cache.documents('participant'),
    cache.documents('organisation'),
    cache.documents('group'),
    cache.documents('group-membership'),
  ]);
  if (!chosen) return missing(qualificationId);
  if (!examiner) return missing(examinerId);
  const participantsById = new Map(everybody.map(({ document }) => [document.participantId, document]));
  const unknown = participantIds.find((id) => !participantsById.has(id));
  if (unknown) return missing(unknown);
  const zone = chooseTimeZone(rest.timeZone, centres[0]?.document.timeZone);
  const standing = standInGroups(
    groups.map(({ document }) => document),
    memberships.map(({ document }) => document),
    dayIn(rest.plannedAt, zone),
  );
  return ok({
    ...rest,
    qualification: chosen.qualification,
    centreTerms: centres[0]?.document.terms,
    examiner: examiner.document,
    // The exam keeps the group of that day, whatever becomes of groups afterwards.
    participants: participantIds
      .flatMap((id) => participantsById.get(id) ?? [])
      .map((participant) => ({ ...participant, group: standing.nameOf(participant) })),
  });
}

/** The exam as it was recorded. A refusal means that nothing was planned. */
export async function planExam(deps: ActionDeps, request: ExamRequest): Promise<Result<PlannedExam>> {
  const actor = await requireRight(deps, documentRecords.exam);
  if (!actor.ok) return actor;
  const plan = await loadPlan(deps, request);
  if (!plan.ok) return plan;
  const composed = composeExam(plan.value, deps.world.newId);
  if (!composed.ok) return composed;
  const { planned, definition } = composed.value;
  const isKnown = (await deps.cache.content('exam-definition', planned.definitionDigest)) !== null;
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    ...(isKnown ? [] : [composeContentDraft(deps.world, 'exam-definition', definition)]),
    composeDocumentDraft(deps.world, {
      type: 'exam',
      documentId: planned.examId,
      document: planned,
      upon: null,
    }),
  ]);
  return recorded.ok ? ok(planned) : recorded;
}
