import { expect, test } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import type { Group } from '../records/group';
import type { GroupMembership } from '../records/group-membership';
import { isMemberOn, standInGroups } from './group-standing';

const group = (n: number, name: string, more: Partial<Group> = {}): Group => ({
  groupId: anId(n),
  name,
  schoolYear: '2026-2027',
  examinerId: null,
  ...more,
});
const member = (groupId: number, participantId: number, from: string, until: string | null = null) =>
  ({
    membershipId: anId(1000 * groupId + participantId),
    groupId: anId(groupId),
    participantId: anId(participantId),
    from,
    until,
  }) satisfies GroupMembership;
const groups = [group(1, 'LAS-2A'), group(2, 'LAS-3A'), group(3, 'Gone', { isRemoved: true })];
const sanne = { participantId: anId<'Participant'>(71), group: 'as it was typed once' };
const names = (memberships: readonly GroupMembership[], day: string): string =>
  standInGroups(groups, memberships, day).nameOf(sanne);

test('the first day counts, the day it ended does not', () => {
  const span = { from: '2026-08-31', until: '2027-07-01' };
  expect(
    ['2026-08-30', '2026-08-31', '2027-06-30', '2027-07-01'].map((day) => isMemberOn(span, day)),
  ).toEqual([false, true, true, false]);
});

test('where somebody was on a day of last year can still be told', () => {
  const moved = [member(2, 71, '2026-08-31'), member(1, 71, '2025-09-01', '2026-08-31')];
  expect(names(moved, '2026-03-01')).toBe('LAS-2A');
  expect(names(moved, '2026-11-27')).toBe('LAS-3A');
});

test('somebody may be in two groups, and linked twice to one is in it once', () => {
  const twice = [member(2, 71, '2026-09-01'), member(1, 71, '2026-08-31'), member(2, 71, '2026-10-01')];
  const standing = standInGroups(groups, twice, '2026-11-27');
  expect(standing.nameOf(sanne)).toBe('LAS-2A, LAS-3A');
  expect(standing.membersOf(anId(2))).toEqual([anId(71)]);
  expect(standing.groupsOf(anId(71)).map(({ name }) => name)).toEqual(['LAS-2A', 'LAS-3A']);
});

test('the text counts for who was never put in a group, and not for who left theirs', () => {
  expect(names([], '2026-11-27')).toBe('as it was typed once');
  expect(names([member(2, 72, '2026-08-31')], '2026-11-27')).toBe('as it was typed once');
  expect(names([member(2, 71, '2025-08-31', '2026-07-01')], '2026-11-27')).toBe('');
});

test('what was taken back never was: a membership that ends as it begins, a group that was removed', () => {
  const back = [member(2, 71, '2026-08-31', '2026-08-31'), member(3, 71, '2026-08-31')];
  expect(names(back, '2026-08-31')).toBe('as it was typed once');
});
