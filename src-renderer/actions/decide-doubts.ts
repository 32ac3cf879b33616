/** An administrator or the exam board decides about events that the hub doubted (W6): they count, or they do not, and why. */
import type { ChangeId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { assessmentEventRecords } from '../../shared/records/all-records';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAssessment, unpainted } from './change-assessment';
import { requireRight } from './require-right';

export type DoubtDecision = {
  readonly changeIds: readonly ChangeId[];
  readonly counts: boolean;
  readonly reason: string;
};

/** Whoever is affected by it may read the reason, so there is one. */
export const decideDoubts = (
  deps: ActionDeps,
  input: AssessmentChange & DoubtDecision,
): Promise<Result<Recorded>> =>
  changeAssessment(deps, input, { paint: unpainted }, async () => {
    const actor = await requireRight(deps, assessmentEventRecords['doubt-decided']);
    if (!actor.ok) return actor;
    const reason = input.reason.trim();
    if (reason === '') return err(problem('reason-missing'));
    const body = { changeIds: [...input.changeIds], counts: input.counts, reason };
    return ok({ type: 'doubt-decided', upon: null, body });
  }).settled;
