/** Who is linked to what, for a centre that plans nobody who is not. */
import { planPolicyOf } from '../../shared/domain/plan-policies';
import type { ParticipantId, QualificationId } from '../../shared/kernel/ids';
import type { Organisation } from '../../shared/records/organisation';
import type { ActionDeps } from './action';
import { loadPeople } from './load-people';

type IsLinked = (participantId: ParticipantId, qualificationId: QualificationId) => boolean;

/**
 * Whoever was merged has the links of all of them. Where the centre does not refuse it nothing is read, and everybody is taken
 * for linked: a screen warns by itself.
 */
export async function loadLinked(
  deps: ActionDeps,
  organisation: Organisation | undefined,
): Promise<IsLinked> {
  if (planPolicyOf(organisation, 'link') !== 'never') return () => true;
  const [{ meantId }, links] = await Promise.all([loadPeople(deps), deps.cache.documents('participation')]);
  const key = (participantId: ParticipantId, qualificationId: QualificationId): string =>
    `${meantId(participantId)} ${qualificationId}`;
  const linked = new Set(
    links
      .filter(({ document }) => document.endedAt === null)
      .map(({ document }) => key(document.participantId, document.qualificationId)),
  );
  return (participantId, qualificationId) => linked.has(key(participantId, qualificationId));
}
