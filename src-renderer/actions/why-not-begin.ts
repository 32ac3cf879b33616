/** W9 at the first mark or remark: who was confirmed in time may still begin on another day. */
import type { Desk } from '../../shared/domain/decide-mark';
import { offPlanOf, plannedStart, startRulesOf, whyNotStart } from '../../shared/domain/decide-start';
import type { Problem } from '../../shared/kernel/problem';
import { leastToleranceMinutes } from '../../shared/records/organisation';
import type { ActionDeps } from './action';
import { loadOrganisation } from './load-organisation';

/** Null once it has begun, in time, or with a reason. The view is asked only where it begins off its plan. */
export async function whyNotBegin(deps: ActionDeps, desk: Desk): Promise<Problem | null> {
  const { exam, assessment } = desk;
  const now = deps.world.now();
  // Whether it is within the least tolerance is the same in every zone.
  const plannedAt = plannedStart(exam, assessment);
  const least = { now, timeZone: 'UTC', toleranceMinutes: leastToleranceMinutes };
  if (assessment.startedAt || !offPlanOf({ plannedAt }, least)) return null;
  return whyNotStart(desk, startRulesOf(exam, await loadOrganisation(deps), now));
}
