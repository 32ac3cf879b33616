/**
 * Decides over the groups of a roster and who is in them. A place in a group is a fact with its days: who leaves keeps it,
 * with a last day; who comes back gets another one.
 */

import { foldForOrder } from '../../kernel/fold-text';
import type { GroupId, ParticipantId } from '../../kernel/ids';
import { sameValue } from '../../kernel/same-value';
import type { Group } from '../../records/group';
import type { GroupMembership } from '../../records/group-membership';
import type { RosterPlaces, RosterPlan, RosterRequest } from './roster-plan';
import type { RosterGroup, RosterMembership } from './roster-readout';

type GroupsDecided = Pick<RosterPlan, 'groups' | 'memberships'> & {
  readonly writes: { readonly groups: readonly Group[]; readonly memberships: readonly GroupMembership[] };
};

export function decideRosterGroups(request: RosterRequest, places: RosterPlaces): GroupsDecided {
  const { readout } = request;
  const find = groupFinder(request);
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const groups: Group[] = [];
  const idByKey = new Map<string, GroupId>();
  const joined = new Set(
    readout.memberships.flatMap(({ groupKey, personKey }) =>
      places.participantOf.has(personKey) ? [groupKey] : [],
    ),
  );
  for (const group of readout.groups) {
    const before = find(group);
    if (!before && group.isEnded) continue;
    // What a table only names beside people is made with the first of them who goes along.
    if (!before && group.identifier === null && !joined.has(group.key)) continue;
    const after = changeGroup(request, places, group, before);
    idByKey.set(group.key, after.groupId);
    const what = before && !before.isRemoved ? (sameValue(before, after) ? 'unchanged' : 'changed') : 'new';
    counts[what]++;
    if (what !== 'unchanged') groups.push(after);
  }
  const members = decideMemberships(request, places, idByKey);
  return { groups: counts, memberships: members.counts, writes: { groups, memberships: members.writes } };
}

/** By what its system calls it; a table has only its name, and the year where it says one. */
function groupFinder({ readout, view }: RosterRequest): (group: RosterGroup) => Group | null {
  const { system } = readout;
  const byOrigin = new Map(
    view.groups.flatMap((group) =>
      group.origin?.system === system ? [[group.origin.identifier, group] as const] : [],
    ),
  );
  const byName = new Map<string, Group[]>();
  for (const group of view.groups) {
    if (group.isRemoved || group.archivedAt) continue;
    const key = foldForOrder(group.name);
    byName.set(key, [...(byName.get(key) ?? []), group]);
  }
  return ({ identifier, name, schoolYear }) => {
    if (identifier !== null) return byOrigin.get(identifier) ?? null;
    const named = byName.get(foldForOrder(name)) ?? [];
    // Without a year the latest of that name is meant.
    const fitting = named
      .filter((group) => schoolYear === '' || group.schoolYear === schoolYear || group.schoolYear === '')
      .toSorted((a, b) => (a.schoolYear < b.schoolYear ? 1 : -1));
    return fitting[0] ?? null;
  };
}

/** Who examines it is proposed for a new one only: afterwards a person decides. */
function changeGroup(
  { readout, newId, now }: RosterRequest,
  places: RosterPlaces,
  group: RosterGroup,
  before: Group | null,
): Group {
  const { identifier, name, schoolYear, isEnded, teacherKey } = group;
  if (!before)
    return {
      ...{ groupId: newId() as GroupId, name, schoolYear },
      examinerId: (teacherKey === null ? undefined : places.staffOf.get(teacherKey)) ?? null,
      origin: { system: readout.system, identifier: identifier ?? '' },
    };
  return {
    ...before,
    ...(identifier === null ? {} : { name }),
    ...(schoolYear === '' ? {} : { schoolYear }),
    ...(isEnded && !before.archivedAt ? { archivedAt: now } : {}),
    ...(before.isRemoved ? { isRemoved: false } : {}),
  };
}

const placeOf = (groupId: string, participantId: string): string => `${groupId}\t${participantId}`;
const isTakenBack = ({ from, until }: GroupMembership): boolean => from === until;

function decideMemberships(
  request: RosterRequest,
  places: RosterPlaces,
  groupIds: ReadonlyMap<string, GroupId>,
) {
  const { readout, view } = request;
  const counts = { new: 0, ended: 0, changed: 0 };
  const writes: GroupMembership[] = [];
  const latest = new Map<string, GroupMembership>();
  for (const one of view.memberships) {
    const key = placeOf(one.groupId, one.participantId);
    const other = latest.get(key);
    if (!isTakenBack(one) && (!other || other.from <= one.from)) latest.set(key, one);
  }
  const named = new Set<string>();
  for (const membership of readout.memberships) {
    const groupId = groupIds.get(membership.groupKey);
    const participantId = places.participantOf.get(membership.personKey);
    if (!groupId || !participantId) continue;
    const key = placeOf(groupId, participantId);
    if (named.has(key)) continue;
    named.add(key);
    const decided = changeMembership(
      request,
      membership,
      { groupId, participantId },
      latest.get(key) ?? null,
    );
    if (!decided) continue;
    counts[decided.what]++;
    writes.push(decided.after);
  }
  for (const after of absentFrom(request, places, named)) {
    counts.ended++;
    writes.push(after);
  }
  return { counts, writes };
}

/** Null: nothing is other than it was. */
function changeMembership(
  { newId, today }: RosterRequest,
  { from, until, isEnded }: RosterMembership,
  at: { readonly groupId: GroupId; readonly participantId: ParticipantId },
  before: GroupMembership | null,
): { readonly what: 'new' | 'ended' | 'changed'; readonly after: GroupMembership } | null {
  const fresh = (begin: string, end: string | null): GroupMembership => ({
    ...{ membershipId: newId() as GroupMembership['membershipId'], ...at, from: begin, until: end },
  });
  if (!before) {
    const begin = from ?? (until !== null && until <= today ? null : today);
    if (begin === null || (until !== null && until <= begin) || (isEnded && until === null)) return null;
    return { what: 'new', after: fresh(begin, until) };
  }
  const begin = from ?? before.from;
  if (isEnded && until === null)
    return before.until === null ? { what: 'ended', after: { ...before, until: today } } : null;
  // In it again: the days between stay as they were.
  if (until === null && before.until !== null && before.until <= today && (from ?? today) >= before.until)
    return { what: 'new', after: fresh(from ?? today, null) };
  const end = until ?? (before.until !== null && from === null ? before.until : null);
  if ((begin === before.from && end === before.until) || (end !== null && end <= begin)) return null;
  return {
    what: end !== null && before.until === null ? 'ended' : 'changed',
    after: { ...before, from: begin, until: end },
  };
}

/** Whoever a whole file no longer has in a group of its system is in it until today. */
function absentFrom(
  { readout, view, choices, today }: RosterRequest,
  { unsure }: RosterPlaces,
  named: ReadonlySet<string>,
): readonly GroupMembership[] {
  if (choices.extent !== 'bulk' || readout.membershipExtent === 'delta') return [];
  if (readout.memberships.length === 0) return [];
  const { system } = readout;
  const groups = new Set<string>(
    view.groups.flatMap(({ groupId, origin }) => (origin?.system === system ? [groupId] : [])),
  );
  const people = new Set<string>(
    view.participants.flatMap(({ participantId, office }) =>
      office.origin?.system === system ? [participantId] : [],
    ),
  );
  return view.memberships.flatMap((one) => {
    const { groupId, participantId, until } = one;
    const isTheirs = until === null && groups.has(groupId) && people.has(participantId);
    if (!isTheirs || unsure.has(participantId) || named.has(placeOf(groupId, participantId))) return [];
    return [{ ...one, until: today < one.from ? one.from : today }];
  });
}
