/**
 * Changes, cancels or takes back planned exams; each is a new version of the same document, with who did it and why.
 *
 * Two administrators apart may do so to one exam: what they changed comes together field by field when they are in contact
 * again, each change with its own reason, and only what both made into something else waits for a decision.
 */
import { cancelPlan, holdAfterAll, takeBackPlan } from '../../shared/domain/change-plan';
import { isNamedCandidate } from '../../shared/domain/erased';
import { findCodeHolder } from '../../shared/domain/find-clashes';
import { freezeCandidate } from '../../shared/domain/freeze-candidate';
import { putBackInPlan } from '../../shared/domain/put-back-in-plan';
import { planBefore } from '../../shared/domain/undo-plan-change';
import type { ExamId, Id, ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { PlannedExam } from '../../shared/records/exam';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { decidePlanChange, deciderOf, type PlanChange } from './decide-plan-change';
import { findBegun } from './find-begun';
import { loadStandingParticipants } from './load-standing-participants';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

async function decideWithCode(
  deps: ActionDeps,
  planned: PlannedExam,
  change: PlanChange,
): Promise<Result<PlannedExam>> {
  const exams = (await deps.cache.documents('exam')).map(({ document }) => document);
  if (change.code !== planned.code && findCodeHolder(change.code, exams, planned.examId))
    return err(problem('exam-code-taken', { code: change.code }));
  return decidePlanChange(deps, planned, change);
}

/** Records nothing where nothing would be other. */
export const changeExamPlan = (deps: ActionDeps, change: PlanChange): Promise<Result<null>> =>
  changeDocument(deps, 'exam', change.examId, (planned) => decideWithCode(deps, planned, change));

type PlanUndo = {
  readonly examId: ExamId;
  /** The change that whoever asks has read. */
  readonly changeId: Id<'PlanChange'>;
  readonly reason: string;
};

/**
 * Makes the last change of a plan undone, as long as nothing else was changed after it. It is a change itself, held to what the
 * centre wants now and told to the examiner: they may have read what it makes undone.
 */
export const undoPlanChange = (
  deps: ActionDeps,
  { examId, changeId, reason }: PlanUndo,
): Promise<Result<null>> =>
  changeDocument(deps, 'exam', examId, async (planned) => {
    const before = planned.changes?.at(-1)?.changeId === changeId ? planBefore(planned) : null;
    if (!before) return err(problem('plan-change-over'));
    return decideWithCode(deps, planned, { ...before, examId, reason, isExact: true });
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
    // Whoever lost their place in it is named anew, where they were begun.
    const begun = await findBegun(deps, planned);
    const unnamed = planned.candidates.filter(
      (one) => !isNamedCandidate(one) && begun.has(one.participantId),
    );
    const wanted = new Set([...input.participantIds, ...unnamed.map(({ participantId }) => participantId)]);
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
