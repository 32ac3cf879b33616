/**
 * How a plan was before its last change: asked by whoever undoes that change, which is a change of its own (F3). Only as long as
 * nothing else was changed after it; what was begun meanwhile stays as it was begun (W1). Pure.
 */
import type { ParticipantId, StaffId } from '../kernel/ids';
import { sameValue } from '../kernel/same-value';
import type { CandidateFacts, PlannedExam } from '../records/exam';
import { allFactsOf, factsBefore } from './candidate-facts';
import type { PlanWish } from './change-plan';
import { examinerOfPlan } from './exam';
import { type Booking, bookingOf, type Clash, findClashes, isHeld } from './find-clashes';

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

const asItStands = (exam: PlannedExam): PlanBefore => ({
  ...{ code: exam.code, title: exam.title, plannedAt: exam.plannedAt, place: exam.place },
  ...{ timeZone: exam.timeZone, durationMinutes: exam.durationMinutes ?? null },
  examinerId: examinerOfPlan(exam).staffId,
  candidates: exam.candidates.map(asAsked),
});

/**
 * Null: who was in it, or what was said of them, is not known any more, or was never other: whoever was put back in a plan was begun,
 * and stays.
 */
function candidatesBefore(exam: PlannedExam, change: Change): PlanBefore['candidates'] | null {
  const { before, added = [], removed = [], changed = [] } = change;
  const standing = exam.candidates.map(asAsked);
  if (!before.candidates) return added.length + removed.length + changed.length > 0 ? null : standing;
  const earlier = factsBefore(change);
  const now = new Map(standing.map(({ participantId, facts }) => [participantId, facts]));
  return before.candidates.map(({ participantId }) => ({
    participantId,
    facts: earlier.get(participantId) ?? now.get(participantId) ?? {},
  }));
}

/**
 * Null where there is nothing to undo: the last change was a swap, which is undone in both exams at once; something else was
 * changed after it or beside it; the exam is not held; nobody was in it; or it was no other than it is.
 */
export function planBefore(exam: PlannedExam): PlanBefore | null {
  const last = exam.changes?.at(-1);
  const isLast = exam.changes?.filter(({ version }) => version === exam.version).length === 1;
  if (!last || !isLast || last.version !== exam.version || last.swappedWith || !isHeld(exam)) return null;
  const candidates = candidatesBefore(exam, last);
  if (!candidates || candidates.length === 0) return null;
  const standing = asItStands(exam);
  const was = last.before;
  const before: PlanBefore = {
    code: was.code ?? standing.code,
    title: was.title ?? standing.title,
    plannedAt: was.plannedAt ?? standing.plannedAt,
    place: was.place ?? standing.place,
    timeZone: was.timeZone === undefined ? standing.timeZone : (was.timeZone ?? undefined),
    durationMinutes: was.durationMinutes === undefined ? standing.durationMinutes : was.durationMinutes,
    examinerId: was.examinerId ?? standing.examinerId,
    candidates,
  };
  return sameValue(before, standing) ? null : before;
}

const bookingOfBefore = ({ examId }: PlannedExam, before: PlanBefore): Booking => ({
  ...{ examId, plannedAt: before.plannedAt, place: before.place },
  durationMinutes: before.durationMinutes ?? undefined,
  candidates: before.candidates.map(({ participantId, facts: { startsAt, extraMinutes } }) => ({
    ...{ participantId, startsAt, extraMinutes, examinerId: before.examinerId },
  })),
});

/** What would stand in the way of the plan as it was, and does not now. */
export function clashesBefore(
  exam: PlannedExam,
  before: PlanBefore,
  exams: readonly PlannedExam[],
): readonly Clash[] {
  const now = findClashes(bookingOf(exam), exams);
  return findClashes(bookingOfBefore(exam, before), exams).filter(
    (clash) =>
      !now.some(
        (one) => sameValue({ ...one, exam: null }, { ...clash, exam: null }) && one.exam === clash.exam,
      ),
  );
}
