/** The links that new participants get by themselves (M22): to every qualification that is standard and active. Never back in time. */
import type { ParticipantId, QualificationId } from '../kernel/ids';
import type { Participation } from '../records/participation';
import type { QualificationHead } from '../records/qualification';
import { decideLinks, type Linking } from './decide-links';

/** Those to which whoever is new is linked. */
export const standardIds = (
  heads: readonly Pick<QualificationHead, 'qualificationId' | 'isStandard' | 'status' | 'isRemoved'>[],
): readonly QualificationId[] =>
  heads.flatMap(({ qualificationId, isStandard, status, isRemoved }) =>
    isStandard && status === 'active' && !isRemoved ? [qualificationId] : [],
  );

/** @param participantIds of people who are new */
export function linkStandard(
  participantIds: readonly ParticipantId[],
  heads: readonly QualificationHead[],
  linking: Omit<Linking, 'reason'>,
): readonly Participation[] {
  return decideLinks({ participantIds, qualificationIds: standardIds(heads) }, new Map(), {
    ...linking,
    reason: 'standard',
  }).changes;
}
