/**
 * Of which candidates of an exam something was recorded, so that their plan is no longer only a plan. As far as this device
 * knows: a tablet without contact may have begun one, and what it recorded counts whatever the plan says by then (W1).
 */
import { hasBegun } from '../../shared/domain/has-begun';
import type { ParticipantId } from '../../shared/kernel/ids';
import type { PlannedExam } from '../../shared/records/exam';
import type { ActionDeps } from './action';

export async function findBegun(
  { cache }: Pick<ActionDeps, 'cache'>,
  { assessments }: Pick<PlannedExam, 'assessments'>,
): Promise<ReadonlySet<ParticipantId>> {
  const streams = await Promise.all(
    assessments.map(async ({ assessmentId, participantId }) => ({
      participantId,
      events: await cache.assessmentEvents(assessmentId),
    })),
  );
  return new Set(streams.flatMap(({ participantId, events }) => (hasBegun(events) ? [participantId] : [])));
}
