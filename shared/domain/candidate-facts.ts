/** What is said of a candidate for one exam, without who they are: it goes with them to another exam. */
import type { CandidateFacts, PlannedCandidate } from '../records/exam';

/** Not the time at which they begin: that is of the exam. */
export const factsOf = ({
  learningPath,
  attempt,
  adjustments,
  extraMinutes,
  resitOf,
}: PlannedCandidate): CandidateFacts => ({
  ...(learningPath && { learningPath }),
  ...(attempt && { attempt }),
  ...(adjustments && { adjustments }),
  ...(extraMinutes && { extraMinutes }),
  ...(resitOf && { resitOf }),
});
