/** The links that new participants get by themselves (M22): to every qualification that is standard and active. Never back in time. */
import type { ParticipantId } from '../kernel/ids';
import type { Participation } from '../records/participation';
import type { QualificationHead } from '../records/qualification';
import { decideLinks, type Linking } from './decide-links';

/** @param participantIds of people who are new */
export function linkStandard(
  participantIds: readonly ParticipantId[],
  heads: readonly QualificationHead[],
  linking: Omit<Linking, 'reason'>,
): readonly Participation[] {
  const qualificationIds = heads.flatMap(({ qualificationId, isStandard, status, isRemoved }) =>
    isStandard && status === 'active' && !isRemoved ? [qualificationId] : [],
  );
  return decideLinks({ participantIds, qualificationIds }, new Map(), { ...linking, reason: 'standard' })
    .changes;
}
