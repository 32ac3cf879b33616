/**
 * Participants as lists show them: in the group where they are on that day, without those that were merged into somebody
 * or taken back. Who is in the archive stands apart. Never what is written: a record is changed upon what is stored.
 */
import type { Participant } from '../records/participant';
import { followMerged } from './follow-merged';
import type { GroupStanding } from './group-standing';
import type { WholeParticipant } from './whole-participant';

export type Participants<P extends Participant = WholeParticipant> = {
  readonly active: readonly P[];
  readonly archived: readonly P[];
  /** Who an id means: for somebody who was merged, who that is now. */
  readonly meant: (participantId: string) => P | undefined;
};

/** The same object comes back for whoever is listed as they are stored. */
export function arrangeParticipants<P extends Participant>(
  stored: readonly P[],
  { nameOf }: Pick<GroupStanding, 'nameOf'>,
): Participants<P> {
  const listed = stored.map((participant) => {
    const group = nameOf(participant);
    return group === participant.group ? participant : { ...participant, group };
  });
  const byId = new Map<string, P>(listed.map((one) => [one.participantId, one]));
  const meant = (id: string) => followMerged(byId, id, 'participantId');
  const shown = listed.filter(
    (one) => !one.isRemoved && (!one.mergedInto || meant(one.participantId) === one),
  );
  return {
    active: shown.filter(({ inactiveSince }) => !inactiveSince),
    archived: shown.filter(({ inactiveSince }) => inactiveSince),
    meant,
  };
}
