/**
 * How a plan was before its last change: asked by whoever undoes that change, which is a change of its own (F3). Only as long as
 * nothing else was changed after it; what was begun meanwhile stays as it was begun (W1). Pure.
 */
import type { ParticipantId, StaffId } from '../kernel/ids';
import type { CandidateFacts, PlannedExam } from '../records/exam';
import { allFactsOf } from './candidate-facts';
import type { PlanWish } from './change-plan';
import { examinerOfPlan } from './exam';
import { isHeld } from './find-clashes';

/** As a change is asked for: by ids. */
export type PlanBefore = Omit<PlanWish, 'examiner' | 'candidates'> & {
  readonly examinerId: StaffId;
  readonly candidates: readonly {
    readonly participantId: ParticipantId;
    readonly facts: CandidateFacts;
  }[];
};

type Change = NonNullable<PlannedExam['changes']>[number];

const asAsked = ({ participantId, ...said }: { participantId: ParticipantId } & CandidateFacts) => ({
  participantId,
  facts: allFactsOf(said),
});

/** Null: it is not known any more who was in it, or what was said of them. */
function candidatesBefore(exam: PlannedExam, { before, added = [], removed = [], changed = [] }: Change) {
  if (before.candidates) return before.candidates.map(asAsked);
  // By a program that did not keep it: nobody can be brought back as they were.
  if (removed.length + changed.length > 0) return null;
  return exam.candidates.filter(({ participantId }) => !added.includes(participantId)).map(asAsked);
}

/**
 * Null where there is nothing to undo: the last change was a swap, which is undone in both exams at once; something else was
 * changed after it or beside it; or the exam is not held.
 */
export function planBefore(exam: PlannedExam): PlanBefore | null {
  const last = exam.changes?.at(-1);
  const isLast = exam.changes?.filter(({ version }) => version === exam.version).length === 1;
  if (!last || !isLast || last.version !== exam.version || last.swappedWith || !isHeld(exam)) return null;
  const candidates = candidatesBefore(exam, last);
  if (!candidates) return null;
  const { before } = last;
  const timeZone = before.timeZone === undefined ? exam.timeZone : (before.timeZone ?? undefined);
  return {
    code: before.code ?? exam.code,
    title: before.title ?? exam.title,
    plannedAt: before.plannedAt ?? exam.plannedAt,
    place: before.place ?? exam.place,
    timeZone,
    durationMinutes:
      before.durationMinutes === undefined ? (exam.durationMinutes ?? null) : before.durationMinutes,
    examinerId: before.examinerId ?? examinerOfPlan(exam).staffId,
    candidates,
  };
}
