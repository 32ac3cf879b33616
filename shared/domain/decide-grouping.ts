/** What putting people in a group, taking them out, or moving them on comes to. Pure, for the dry run and for what is recorded. */
import type { GroupId, Id, ParticipantId } from '../kernel/ids';
import type { GroupMembership } from '../records/group-membership';
import { isMemberOn } from './group-standing';

export type Grouping = {
  readonly participantIds: readonly ParticipantId[];
  /** Where they go; null: they only leave. */
  readonly to: GroupId | null;
  /** Which groups they leave; `others`: every one they are in that day but the new one. */
  readonly leave: 'none' | 'others' | GroupId;
  /** First day in the new one and not in the others, ISO. */
  readonly day: string;
};

export type GroupingRun = {
  readonly joins: readonly GroupMembership[];
  readonly leaves: readonly { readonly before: GroupMembership; readonly after: GroupMembership }[];
  /** Are in that group already. */
  readonly already: number;
};

/** @param memberships of everybody, with who they are by now as their participants */
export function decideGrouping<T extends GroupMembership>(
  { participantIds, to, leave, day }: Grouping,
  memberships: readonly T[],
  newId: () => Id<'GroupMembership'>,
): GroupingRun {
  const wanted = new Set(participantIds);
  // One that begins later counts as well: else they would be in it twice from then on.
  const current = memberships.filter(
    (one) =>
      wanted.has(one.participantId) &&
      one.until !== one.from &&
      (isMemberOn(one, day) || (one.until === null && one.from > day)),
  );
  const inIt = new Set(
    current.flatMap(({ groupId, participantId }) => (groupId === to ? [participantId] : [])),
  );
  const isLeft = ({ groupId }: T): boolean =>
    leave === 'others' ? groupId !== to : leave !== 'none' && groupId === leave && groupId !== to;
  const leaves = current.filter(isLeft).map((before) => ({
    before,
    // Who leaves before the first day never was in it.
    after: { ...before, until: before.from > day ? before.from : day },
  }));
  const joins =
    to === null
      ? []
      : [...wanted]
          .filter((participantId) => !inIt.has(participantId))
          .map((participantId) => ({
            membershipId: newId(),
            groupId: to,
            participantId,
            from: day,
            until: null,
          }));
  return { joins, leaves, already: inIt.size };
}
