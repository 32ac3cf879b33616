/**
 * Who was taken out of a plan, or whose exam's planning was taken back, while a device without contact had begun them, comes
 * back into it: in the same assessment, with the same examiner (W1). Pure.
 */
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import { factsBefore, factsOf, withFacts } from './candidate-facts';
import { type Decider, withoutEarlierFacts } from './change-plan';
import { isNamedCandidate } from './erased';

/**
 * With what was said of whoever the last change took out, such as extra time: it is still known, and stays theirs. When they begin
 * only where the exam was not moved since.
 */
function asTheyWere(planned: PlannedExam): (candidate: PlannedCandidate) => PlannedCandidate {
  const last = planned.changes?.at(-1);
  if (!last) return (candidate) => candidate;
  const said = factsBefore(last);
  return (candidate) => {
    const facts = said.get(candidate.participantId);
    if (!facts) return candidate;
    return withFacts(candidate, last.before.plannedAt === undefined ? facts : factsOf(facts));
  };
}

/** @param candidates those of its assessments that are not in it; the very same exam where there is nothing to put back */
export function putBackInPlan(
  planned: PlannedExam,
  candidates: readonly PlannedCandidate[],
  { newId, at, byStaffId, reason }: Decider,
): PlannedExam {
  // Who was erased left a candidate without a name, so that a plan has one.
  const named = planned.candidates.filter(isNamedCandidate);
  const there = new Set(named.map(({ participantId }) => participantId));
  const added = candidates.filter(({ participantId }) => !there.has(participantId)).map(asTheyWere(planned));
  if (added.length === 0 && (!planned.isRemoved || named.length === 0)) return planned;
  const version = planned.version + 1;
  const said = {
    changeId: newId<'PlanChange'>(),
    ...{ at, byStaffId, reason, version, before: {} },
    ...(added.length > 0 && { added: added.map(({ participantId }) => participantId) }),
  };
  return {
    ...planned,
    version,
    candidates: [...named, ...added],
    changes: [...withoutEarlierFacts(planned.changes), said],
    ...(planned.isRemoved && { isRemoved: false }),
  };
}
