/**
 * In which groups participants are on a day. Memberships count; the text that a participant carries from before there were
 * any counts only for somebody who was never put in a group.
 */
import type { GroupId, ParticipantId } from '../kernel/ids';
import type { Group } from '../records/group';
import type { GroupMembership } from '../records/group-membership';
import type { Participant } from '../records/participant';

/** @param day ISO day by the centre's clock */
export const isMemberOn = ({ from, until }: Pick<GroupMembership, 'from' | 'until'>, day: string): boolean =>
  from <= day && (until === null || day < until);

export type GroupStanding = {
  /** By the order in which they came in; none for who is in no group that day. */
  readonly groupsOf: (participantId: ParticipantId) => readonly Group[];
  readonly membersOf: (groupId: GroupId) => readonly ParticipantId[];
  /** As lists and exams say it: the names, else the text they carry. */
  readonly nameOf: (participant: Pick<Participant, 'participantId' | 'group'>) => string;
};

/**
 * Works it out for everybody at once.
 * @param day ISO day by the centre's clock
 */
export function standInGroups(
  groups: readonly Group[],
  memberships: readonly GroupMembership[],
  day: string,
): GroupStanding {
  const byId = new Map(groups.filter(({ isRemoved }) => !isRemoved).map((group) => [group.groupId, group]));
  const groupsByParticipant = new Map<ParticipantId, Group[]>();
  const membersByGroup = new Map<GroupId, Set<ParticipantId>>();
  const ordered = memberships.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const membership of ordered) {
    const { groupId, participantId } = membership;
    const group = byId.get(groupId);
    // Taken back: as if it never was.
    if (!group || membership.until === membership.from) continue;
    const theirs = groupsByParticipant.get(participantId) ?? [];
    groupsByParticipant.set(participantId, theirs);
    if (!isMemberOn(membership, day)) continue;
    const members = membersByGroup.get(groupId) ?? new Set();
    membersByGroup.set(groupId, members.add(participantId));
    if (!theirs.includes(group)) theirs.push(group);
  }
  return {
    groupsOf: (participantId) => groupsByParticipant.get(participantId) ?? [],
    membersOf: (groupId) => [...(membersByGroup.get(groupId) ?? [])],
    nameOf: ({ participantId, group }) => {
      const theirs = groupsByParticipant.get(participantId);
      return theirs ? theirs.map(({ name }) => name).join(', ') : group;
    },
  };
}
