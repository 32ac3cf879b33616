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

type Listed = { readonly group: string; readonly person: Participant };
const listedBy = new WeakMap<Participant, Listed>();

/** The same object for the same person in the same group: what a list made of them, their name taken apart and folded, lasts with it. */
function inGroup<P extends Participant>(participant: P, group: string): P {
  if (group === participant.group) return participant;
  const known = listedBy.get(participant);
  if (known?.group === group) return known.person as P;
  const person = { ...participant, group };
  listedBy.set(participant, { group, person });
  return person;
}

/** The same object comes back for whoever is listed as they are stored, and for whoever is in the group they were in. */
export function arrangeParticipants<P extends Participant>(
  stored: readonly P[],
  { nameOf }: Pick<GroupStanding, 'nameOf'>,
): Participants<P> {
  const listed = stored.map((participant) => inGroup(participant, nameOf(participant)));
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
