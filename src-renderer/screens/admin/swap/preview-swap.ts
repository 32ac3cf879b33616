/** What a swap would make of both exams, worked out by the very rules that will record it. Pure. */
import { changePlan } from '../../../../shared/domain/change-plan';
import { bookingOf, type Clash, findAllClashes } from '../../../../shared/domain/find-clashes';
import { type Swap, type SwapSides, swapPlans, whyNotSwap } from '../../../../shared/domain/swap-plans';
import type { Id, ParticipantId, StaffId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../../shared/kernel/result';
import type { PlannedExam } from '../../../../shared/records/exam';

export type SwappedExams = {
  readonly exams: readonly [PlannedExam, PlannedExam];
  /** Of both, with the other one as it would be. */
  readonly clashes: readonly Clash[];
};

/** Nothing of it is recorded, so its ids are no ids. */
const decider = {
  ...{ byStaffId: '' as StaffId, at: '', reason: '–' },
  newId: <Brand extends string>() => '' as Id<Brand>,
};

/** Also with each other: the two may be at the same time, in the same place. Told once where both are in the way of one. */
function clashesOf(swapped: readonly [PlannedExam, PlannedExam], exams: readonly PlannedExam[]) {
  const ids = new Set<string>(swapped.map(({ examId }) => examId));
  const standing = [...exams.filter(({ examId }) => !ids.has(examId)), ...swapped];
  return findAllClashes(swapped.map(bookingOf), standing);
}

/** @param exams all that are planned */
export function previewSwap(
  sides: SwapSides,
  swap: Swap,
  exams: readonly PlannedExam[],
): Result<SwappedExams> {
  const refusal: Problem | null = whyNotSwap(sides, swap);
  if (refusal) return err(refusal);
  const [first, second] = swapPlans(sides, swap);
  const one = changePlan(sides[0].exam, first, sides[0].begun, decider);
  const other = changePlan(sides[1].exam, second, sides[1].begun, decider);
  if (!one.ok) return one;
  if (!other.ok) return other;
  const swapped = [one.value, other.value] as const;
  return ok({ exams: swapped, clashes: clashesOf(swapped, exams) });
}

/** Who was not in it before. */
export const comesInto = (before: PlannedExam, after: PlannedExam): readonly ParticipantId[] => {
  const had = new Set(before.candidates.map(({ participantId }) => participantId));
  return after.candidates.flatMap(({ participantId: id }) => (had.has(id) ? [] : [id]));
};
