/**
 * Two candidates, or the examiners, of two planned exams change places: in both exams at once, each as a version that names the
 * other. Who was begun stays where and with whom they are (W1), as with any change of a plan. Pure.
 */
import type { ParticipantId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import type { PlanWish } from './change-plan';
import { examinerOfPlan } from './exam';
import { isHeld } from './find-clashes';

export type Swap =
  | { readonly kind: 'examiners' }
  | { readonly kind: 'candidates'; readonly ofFirst: ParticipantId; readonly ofSecond: ParticipantId };

/** An exam with those who were begun in it. */
export type SwapSide = { readonly exam: PlannedExam; readonly begun: ReadonlySet<ParticipantId> };
export type SwapSides = readonly [SwapSide, SwapSide];

const candidateOf = ({ candidates }: PlannedExam, id: ParticipantId): PlannedCandidate | undefined =>
  candidates.find(({ participantId }) => participantId === id);

function whyNotCandidates(
  { exam, begun }: SwapSide,
  leaves: ParticipantId,
  comes: ParticipantId,
): Problem | null {
  if (!candidateOf(exam, leaves)) return problem('swap-candidate-gone', { code: exam.code });
  if (begun.has(leaves)) return problem('plan-candidate-begun');
  return candidateOf(exam, comes) ? problem('swap-already-there', { code: exam.code }) : null;
}

function whyNotExaminers([first, second]: SwapSides): Problem | null {
  if (examinerOfPlan(first.exam).staffId === examinerOfPlan(second.exam).staffId)
    return problem('swap-same-examiner');
  const done = [first, second].find(({ exam, begun }) =>
    exam.candidates.every(({ participantId }) => begun.has(participantId)),
  );
  return done ? problem('swap-all-begun', { code: done.exam.code }) : null;
}

/** Why these two cannot be swapped; null where they can. */
export function whyNotSwap(sides: SwapSides, swap: Swap): Problem | null {
  const [first, second] = sides;
  const notHeld = sides.find(({ exam }) => !isHeld(exam));
  if (notHeld) return problem('swap-not-held', { code: notHeld.exam.code });
  if (swap.kind === 'examiners') return whyNotExaminers(sides);
  return (
    whyNotCandidates(first, swap.ofFirst, swap.ofSecond) ??
    whyNotCandidates(second, swap.ofSecond, swap.ofFirst)
  );
}

/** Whoever comes brings what is said of them, and begins when the one begins whose place it is. */
function inPlaceOf(leaves: ParticipantId, comes: PlannedCandidate | undefined) {
  return (one: PlannedCandidate): PlannedCandidate => {
    if (!comes || one.participantId !== leaves) return one;
    const { startsAt: _, ...who } = comes;
    return one.startsAt ? { ...who, startsAt: one.startsAt } : who;
  };
}

function wishOf(exam: PlannedExam, given: Partial<Pick<PlanWish, 'candidates' | 'examiner'>>): PlanWish {
  const { code, title, plannedAt, place, timeZone, candidates } = exam;
  return {
    ...{ code, title, plannedAt, place, timeZone, candidates },
    durationMinutes: exam.durationMinutes ?? null,
    examiner: examinerOfPlan(exam),
    ...given,
  };
}

/** How both shall be; whoever comes in as the other exam has them. Only where `whyNotSwap` has nothing against it. */
export function swapPlans(
  [{ exam: first }, { exam: second }]: SwapSides,
  swap: Swap,
): readonly [PlanWish, PlanWish] {
  if (swap.kind === 'examiners')
    return [
      wishOf(first, { examiner: examinerOfPlan(second) }),
      wishOf(second, { examiner: examinerOfPlan(first) }),
    ];
  const { ofFirst, ofSecond } = swap;
  const [leaves, comes] = [candidateOf(first, ofFirst), candidateOf(second, ofSecond)];
  return [
    wishOf(first, { candidates: first.candidates.map(inPlaceOf(ofFirst, comes)) }),
    wishOf(second, { candidates: second.candidates.map(inPlaceOf(ofSecond, leaves)) }),
  ];
}

/** The swap that makes the last one undone; null where the last change of either was something else. */
export function swapBackOf(first: PlannedExam, second: PlannedExam): Swap | null {
  const [ofFirst, ofSecond] = [first.changes?.at(-1), second.changes?.at(-1)];
  const isOne =
    ofFirst?.swappedWith === second.examId &&
    ofSecond?.swappedWith === first.examId &&
    ofFirst.at === ofSecond.at;
  if (!isOne) return null;
  const [came, cameThere] = [ofFirst.added?.[0], ofSecond.added?.[0]];
  return came && cameThere
    ? { kind: 'candidates', ofFirst: came, ofSecond: cameThere }
    : { kind: 'examiners' };
}
