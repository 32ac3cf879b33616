/** What a device holds when all that an import writes was written. */
import type { RosterView, RosterWrites } from '../../shared/domain/roster/roster-plan';
import {
  partsOfParticipant,
  type WholeParticipant,
  wholeParticipant,
} from '../../shared/domain/whole-participant';

function byId<T>(stands: readonly T[], written: readonly T[], idOf: (one: T) => string): readonly T[] {
  return [...new Map([...stands, ...written].map((one) => [idOf(one), one])).values()];
}

/** Each as it stands, in the office too, with what was written of them. */
export function afterWrites(
  stands: readonly WholeParticipant[],
  { participants, offices }: Pick<RosterWrites, 'participants' | 'offices'>,
): readonly WholeParticipant[] {
  const parts = stands.map(partsOfParticipant);
  const officeOf = new Map<string, RosterWrites['offices'][number]>(
    [...parts.map(({ office }) => office), ...offices].map((one) => [one.participantId, one]),
  );
  const all = byId(
    parts.map(({ participant }) => participant),
    participants,
    ({ participantId }) => participantId,
  );
  return all.map((one) => wholeParticipant(one, officeOf.get(one.participantId)));
}

export const afterRoster = (view: RosterView, writes: RosterWrites): RosterView => ({
  participants: afterWrites(view.participants, writes),
  staff: byId(view.staff, writes.staff, ({ staffId }) => staffId),
  groups: byId(view.groups, writes.groups, ({ groupId }) => groupId),
  memberships: byId(view.memberships, writes.memberships, ({ membershipId }) => membershipId),
  standardQualificationIds: view.standardQualificationIds,
});
