/** What is said of a candidate for one exam, without who they are: it goes with them to another exam. */
import type { CandidateFacts, PlannedCandidate, PlannedExam } from '../records/exam';

/** What is no longer said of them goes. */
export function withFacts(candidate: PlannedCandidate, facts: CandidateFacts): PlannedCandidate {
  const {
    learningPath: _path,
    attempt: _attempt,
    adjustments: _adjustments,
    startsAt: _startsAt,
    extraMinutes: _minutes,
    resitOf: _resit,
    ...who
  } = candidate;
  return { ...who, ...facts };
}

/** Not the time at which they begin: that is of the exam. */
export const factsOf = ({
  learningPath,
  attempt,
  adjustments,
  extraMinutes,
  resitOf,
}: Omit<CandidateFacts, 'startsAt'>): CandidateFacts => ({
  ...(learningPath && { learningPath }),
  ...(attempt && { attempt }),
  ...(adjustments && { adjustments }),
  ...(extraMinutes && { extraMinutes }),
  ...(resitOf && { resitOf }),
});

/** With when they begin: within the exam they are in. */
export const allFactsOf = ({ startsAt, ...facts }: CandidateFacts): CandidateFacts => ({
  ...factsOf(facts),
  ...(startsAt && { startsAt }),
});

type Change = NonNullable<PlannedExam['changes']>[number];

/** What was said before a change of each who went or changed by it; what is said of the others still stands. */
export function factsBefore({
  before,
  removed = [],
  changed = [],
}: Change): ReadonlyMap<string, CandidateFacts> {
  const isOther = new Set([...removed, ...changed]);
  return new Map(
    (before.candidates ?? []).flatMap(({ participantId, ...said }) =>
      isOther.has(participantId) ? [[participantId, allFactsOf(said)]] : [],
    ),
  );
}
