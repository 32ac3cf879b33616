/**
 * Changes, cancels or takes back planned exams; each is a new version of the same document, with who did it and why.
 *
 * Two administrators apart may do so to one exam: what they changed comes together field by field when they are in contact
 * again, each change with its own reason, and only what both made into something else waits for a decision.
 */
import {
  cancelPlan,
  changePlan,
  type Decider,
  holdAfterAll,
  type PlanWish,
  takeBackPlan,
} from '../../shared/domain/change-plan';
import { findCodeHolder } from '../../shared/domain/find-clashes';
import { freezeCandidate } from '../../shared/domain/freeze-candidate';
import { type Unmet, unmetByExaminer, whyNotPlanned } from '../../shared/domain/plan-policies';
import { putBackInPlan } from '../../shared/domain/put-back-in-plan';
import type { ExamId, ParticipantId, StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { CandidateFacts, PlannedExam } from '../../shared/records/exam';
import type { Staff } from '../../shared/records/staff';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { findBegun } from './find-begun';
import { loadLinked } from './load-linked';
import { loadStandingParticipants } from './load-standing-participants';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** How an exam shall be, by ids. */
export type PlanChange = Omit<PlanWish, 'examiner' | 'candidates'> & {
  readonly examId: ExamId;
  readonly reason: string;
  readonly examinerId: StaffId;
  /** In the order of the exam, with all that is said of each. */
  readonly candidates: readonly { readonly participantId: ParticipantId; readonly facts: CandidateFacts }[];
};

/** With all that is known of its examiner. */
type StaffedWish = PlanWish & { readonly examiner: Staff };

/** Who decides now; refused for whoever may not plan. */
async function deciderOf(deps: ActionDeps, reason: string): Promise<Result<Decider>> {
  const actor = await requireRight(deps, documentRecords.exam);
  if (!actor.ok) return actor;
  const at = deps.world.now().toISOString();
  return ok({ byStaffId: actor.value.staffId, at, reason, newId: deps.world.newId });
}

/** Who was in it already keeps the name and group of then; who comes in gets those of the day of the exam. */
async function wishOf(
  deps: ActionDeps,
  planned: PlannedExam,
  change: PlanChange,
): Promise<Result<StaffedWish>> {
  const { examId: _, reason: __, examinerId, candidates, ...rest } = change;
  const examiner = await deps.cache.document('staff', examinerId);
  if (!examiner) return err(problem('document-missing', { documentId: examinerId }));
  const known = new Map(planned.candidates.map((one) => [one.participantId, one]));
  const standing = await loadStandingParticipants(deps);
  const added = standing(
    candidates.flatMap(({ participantId }) => (known.has(participantId) ? [] : [participantId])),
    change,
  );
  if (!added.ok) return added;
  const comingIn = new Map(added.value.map((one) => [one.participantId, one]));
  return ok({
    ...rest,
    examiner: examiner.document,
    candidates: candidates.flatMap(({ participantId, facts }) => {
      const [earlier, coming] = [known.get(participantId), comingIn.get(participantId)];
      if (earlier) return [withFacts(earlier, facts)];
      return coming ? [freezeCandidate(coming, facts)] : [];
    }),
  });
}

/** What is no longer said of them goes. */
function withFacts(earlier: PlannedExam['candidates'][number], facts: CandidateFacts) {
  const { learningPath: _1, attempt: _2, adjustments: _3, startsAt: _4, extraMinutes: _5, ...rest } = earlier;
  return { ...rest, ...facts };
}

/**
 * Why the centre does not want what this change makes; what stood already is not asked again, so that an exam of before a rule can
 * still be moved to another room.
 */
async function whyUnwanted(
  deps: ActionDeps,
  planned: PlannedExam,
  wish: StaffedWish,
): Promise<Problem | null> {
  const organisation = (await deps.cache.documents('organisation'))[0]?.document;
  const dayOf = ({ plannedAt, timeZone }: Pick<PlanWish, 'plannedAt' | 'timeZone'>): string =>
    dayIn(plannedAt, chooseTimeZone(timeZone, organisation?.timeZone));
  const isOther = planned.assessments.every(({ examinerId }) => examinerId !== wish.examiner.staffId);
  const isOtherDay = dayOf(wish) !== dayOf(planned);
  const isNew = { independent: isOther, register: isOther || isOtherDay };
  const known = new Set(planned.candidates.map(({ participantId }) => participantId));
  const linked = await loadLinked(deps, organisation);
  const unmet: Unmet = {
    byExaminer: unmetByExaminer(wish.examiner, dayOf(wish)).filter((demand) => isNew[demand]),
    unlinked: wish.candidates
      .map(({ participantId }) => participantId)
      .filter((id) => !known.has(id) && !linked(id, planned.about.qualificationId)),
  };
  return whyNotPlanned(organisation, unmet, wish.code);
}

/** Records nothing where nothing would be other. */
export const changeExamPlan = (deps: ActionDeps, change: PlanChange): Promise<Result<null>> =>
  changeDocument(deps, 'exam', change.examId, async (planned) => {
    const decider = await deciderOf(deps, change.reason);
    if (!decider.ok) return decider;
    const exams = (await deps.cache.documents('exam')).map(({ document }) => document);
    if (change.code !== planned.code && findCodeHolder(change.code, exams, planned.examId))
      return err(problem('exam-code-taken', { code: change.code }));
    const wish = await wishOf(deps, planned, change);
    if (!wish.ok) return wish;
    const unwanted = await whyUnwanted(deps, planned, wish.value);
    if (unwanted) return err(unwanted);
    return changePlan(planned, wish.value, await findBegun(deps, planned), decider.value);
  });

/** Those who were begun while they were taken out of the plan, or while its planning was taken back, are in it again (W1). */
export const putBackBegun = (
  deps: ActionDeps,
  input: {
    readonly examId: ExamId;
    readonly participantIds: readonly ParticipantId[];
    readonly reason: string;
  },
): Promise<Result<null>> =>
  changeDocument(deps, 'exam', input.examId, async (planned) => {
    const decider = await deciderOf(deps, input.reason);
    if (!decider.ok) return decider;
    const standing = await loadStandingParticipants(deps);
    const wanted = new Set(input.participantIds);
    const people = standing(
      [...new Set(planned.assessments.map(({ participantId }) => participantId))].filter((id) =>
        wanted.has(id),
      ),
      planned,
    );
    if (!people.ok) return people;
    const candidates = people.value.map((one) => freezeCandidate(one));
    return ok(putBackInPlan(planned, candidates, decider.value));
  });

/** With a reason that its examiner reads; marks that were given stay what they are. */
export const cancelExam = (
  deps: ActionDeps,
  { examId, reason }: { readonly examId: ExamId; readonly reason: string },
): Promise<Result<null>> =>
  changeDocument(deps, 'exam', examId, async (planned) => {
    const decider = await deciderOf(deps, reason);
    return decider.ok ? cancelPlan(planned, decider.value) : decider;
  });

/** A cancelled exam is held after all. */
export const holdExamAfterAll = (
  deps: ActionDeps,
  { examId }: { readonly examId: ExamId },
): Promise<Result<null>> => changeDocument(deps, 'exam', examId, (planned) => ok(holdAfterAll(planned)));

/** Takes back the planning of exams in which nobody began: all of them or none. */
export async function takeBackPlanning(
  deps: ActionDeps,
  { examIds }: { readonly examIds: readonly ExamId[] },
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.exam);
  if (!actor.ok) return actor;
  const wanted = new Set<string>(examIds);
  const stored = (await deps.cache.documents('exam')).filter(({ document }) => wanted.has(document.examId));
  const drafts = [];
  for (const { document: planned, revision } of stored) {
    const taken = takeBackPlan(planned, await findBegun(deps, planned));
    if (!taken.ok) return taken;
    if (taken.value === planned) continue;
    drafts.push(
      composeDocumentDraft(deps.world, {
        type: 'exam',
        documentId: planned.examId,
        document: taken.value,
        upon: revision,
      }),
    );
  }
  return recordDrafts(deps, actor.value.staffId, drafts);
}
