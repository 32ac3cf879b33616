/**
 * Two planned exams change candidates or examiners, for one reason and in one append: both of them or neither. What the device
 * knows of both is read at that moment, so that a swap somebody else made meanwhile is not made again.
 */

import { allFactsOf } from '../../shared/domain/candidate-facts';
import type { Decider, PlanWish } from '../../shared/domain/change-plan';
import {
  type Swap,
  type SwapSides,
  swapBackOf,
  swapPlans,
  swapPlansBack,
  whyNotSwap,
} from '../../shared/domain/swap-plans';
import type { ExamId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { PlannedExam } from '../../shared/records/exam';
import type { StoredDocument } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { composeDocumentDraft } from './compose-draft';
import { decidePlanChange, deciderOf, type PlanChange } from './decide-plan-change';
import { findBegun } from './find-begun';
import { recordDrafts } from './record-drafts';

type Exams = readonly [StoredDocument<'exam'>, StoredDocument<'exam'>];
export type ExamSwap = {
  readonly examIds: readonly [ExamId, ExamId];
  readonly swap: Swap;
  readonly reason: string;
};

type WayOfSwap = { readonly swap: Swap; readonly plansOf: typeof swapPlans };

async function loadExams(deps: ActionDeps, [first, second]: ExamSwap['examIds']): Promise<Result<Exams>> {
  const stored = [await deps.cache.document('exam', first), await deps.cache.document('exam', second)];
  const [one, other] = stored;
  if (one && other) return ok([one, other]);
  return err(problem('document-missing', { documentId: one ? second : first }));
}

/** By ids: whoever comes in is frozen as they are on the day of that exam. */
const changeOf = (exam: PlannedExam, wish: PlanWish, reason: string): PlanChange => {
  const { examiner, candidates, ...rest } = wish;
  return {
    ...rest,
    ...{ examId: exam.examId, reason, examinerId: examiner.staffId, isExact: true },
    candidates: candidates.map((one) => ({
      participantId: one.participantId,
      facts: allFactsOf(one),
    })),
  };
};

/** Decides both before either is recorded: where one cannot be, the other is not. */
async function composeSwap(
  deps: ActionDeps,
  [first, second]: Exams,
  { swap, plansOf }: WayOfSwap,
  decider: Decider,
) {
  const sides: SwapSides = [
    { exam: first.document, begun: await findBegun(deps, first.document) },
    { exam: second.document, begun: await findBegun(deps, second.document) },
  ];
  const refusal = whyNotSwap(sides, swap);
  if (refusal) return err(refusal);
  const drafts = [];
  for (const [index, wish] of plansOf(sides, swap).entries()) {
    const [stored, other] = index === 0 ? [first, second] : [second, first];
    const exam = stored.document;
    const change = changeOf(exam, wish, decider.reason);
    const changed = await decidePlanChange(deps, exam, change, {
      ...decider,
      swappedWith: other.document.examId,
    });
    if (!changed.ok) return changed;
    drafts.push(
      composeDocumentDraft(deps.world, {
        ...{ type: 'exam' as const, documentId: exam.examId },
        ...{ document: changed.value, upon: stored.revision },
      }),
    );
  }
  return ok(drafts);
}

async function recordSwap(
  deps: ActionDeps,
  exams: Exams,
  way: WayOfSwap,
  reason: string,
): Promise<Result<null>> {
  const decider = await deciderOf(deps, reason);
  if (!decider.ok) return decider;
  const drafts = await composeSwap(deps, exams, way, decider.value);
  return drafts.ok ? recordDrafts(deps, decider.value.byStaffId, drafts.value) : drafts;
}

/** Recorded as the change of each exam, with the reason at both. */
export async function swapExams(
  deps: ActionDeps,
  { examIds, swap, reason }: ExamSwap,
): Promise<Result<null>> {
  const exams = await loadExams(deps, examIds);
  return exams.ok ? recordSwap(deps, exams.value, { swap, plansOf: swapPlans }, reason) : exams;
}

/** Makes the last swap of the two undone, as long as neither was changed after it. */
export async function swapBack(
  deps: ActionDeps,
  { examIds, reason }: Omit<ExamSwap, 'swap'>,
): Promise<Result<null>> {
  const exams = await loadExams(deps, examIds);
  if (!exams.ok) return exams;
  const [first, second] = exams.value;
  const swap = swapBackOf(first.document, second.document);
  if (!swap) return err(problem('swap-over'));
  return recordSwap(deps, exams.value, { swap, plansOf: swapPlansBack }, reason);
}
