/**
 * Two candidates, or the examiners, of two planned exams change places: in both exams at once, each as a version that names the
 * other. Who was begun stays where and with whom they are (W1), as with any change of a plan. Pure.
 */
import type { ParticipantId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import { factsBefore, withFacts } from './candidate-facts';
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

/**
 * What two exams do not have in common, by what weighs most: whoever changes places is examined in something else then. Null: they
 * ask the same.
 */
export function differenceOf([{ exam: first }, { exam: second }]: SwapSides):
  | 'qualification'
  | 'content'
  | null {
  if (first.about.qualificationId !== second.about.qualificationId) return 'qualification';
  return first.definitionDigest === second.definitionDigest ? null : 'content';
}

/** Which attempt it is, and which exam it does over, is said of one qualification and not of another. */
const isOfQualification = ({ attempt, resitOf }: PlannedCandidate): boolean =>
  attempt !== undefined || resitOf !== undefined;

/** Who changes places and leaves behind which attempt it was; nobody where both exams are of one qualification. */
export function whoLosesAttempt(sides: SwapSides, swap: Swap): readonly PlannedCandidate[] {
  if (swap.kind === 'examiners' || differenceOf(sides) !== 'qualification') return [];
  const both = [candidateOf(sides[0].exam, swap.ofFirst), candidateOf(sides[1].exam, swap.ofSecond)];
  return both.flatMap((one) => (one && isOfQualification(one) ? [one] : []));
}

/** Whoever comes brings what is said of them, and begins when the one begins whose place it is. */
function inPlaceOf(leaves: ParticipantId, comes: PlannedCandidate | undefined, isSameQualification: boolean) {
  return (one: PlannedCandidate): PlannedCandidate => {
    if (!comes || one.participantId !== leaves) return one;
    const { startsAt: _, attempt, resitOf, ...who } = comes;
    return {
      ...who,
      ...(isSameQualification && { ...(attempt && { attempt }), ...(resitOf && { resitOf }) }),
      ...(one.startsAt && { startsAt: one.startsAt }),
    };
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
export function swapPlans(sides: SwapSides, swap: Swap): readonly [PlanWish, PlanWish] {
  const [{ exam: first }, { exam: second }] = sides;
  if (swap.kind === 'examiners')
    return [
      wishOf(first, { examiner: examinerOfPlan(second) }),
      wishOf(second, { examiner: examinerOfPlan(first) }),
    ];
  const { ofFirst, ofSecond } = swap;
  const [leaves, comes] = [candidateOf(first, ofFirst), candidateOf(second, ofSecond)];
  const isSame = differenceOf(sides) !== 'qualification';
  return [
    wishOf(first, { candidates: first.candidates.map(inPlaceOf(ofFirst, comes, isSame)) }),
    wishOf(second, { candidates: second.candidates.map(inPlaceOf(ofSecond, leaves, isSame)) }),
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

/** With what was said of each before the swap, where that is still known: also which attempt it was in that exam. */
function asBefore(exam: PlannedExam, wish: PlanWish): PlanWish {
  const last = exam.changes?.at(-1);
  const said = last && factsBefore(last);
  const candidates = wish.candidates.map((one) => {
    const facts = said?.get(one.participantId);
    return facts ? withFacts(one, facts) : one;
  });
  return { ...wish, candidates };
}

/** As `swapPlans`, for the swap that `swapBackOf` found. */
export function swapPlansBack(sides: SwapSides, swap: Swap): readonly [PlanWish, PlanWish] {
  const [first, second] = swapPlans(sides, swap);
  return [asBefore(sides[0].exam, first), asBefore(sides[1].exam, second)];
}
