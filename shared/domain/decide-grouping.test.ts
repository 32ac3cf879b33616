import { expect, test } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import type { GroupMembership } from '../records/group-membership';
import { decideGrouping, type Grouping } from './decide-grouping';

const [second, third, other] = [anId<'Group'>(1), anId<'Group'>(2), anId<'Group'>(3)];
let made = 0;
const newId = () => anId<'GroupMembership'>(5000 + made++);
const member = (
  n: number,
  groupId: GroupMembership['groupId'],
  person: number,
  from: string,
  until: string | null = null,
) => ({
  membershipId: anId<'GroupMembership'>(n),
  groupId,
  participantId: anId<'Participant'>(person),
  from,
  until,
});
const run = (memberships: readonly GroupMembership[], more: Partial<Grouping>) =>
  decideGrouping(
    { participantIds: [anId(71), anId(72)], to: third, leave: 'none', day: '2026-11-27', ...more },
    memberships,
    newId,
  );

test('who is not in the group joins from that day, who is stays from the day they came', () => {
  const { joins, leaves, already } = run([member(1, third, 71, '2026-08-31')], {});
  expect(joins.map(({ participantId, from, until }) => [participantId, from, until])).toEqual([
    [anId(72), '2026-11-27', null],
  ]);
  expect([leaves.length, already]).toEqual([0, 1]);
});

test('moving up a year leaves the group of before and no other, on the day the new one begins', () => {
  const { joins, leaves } = run(
    [
      member(1, second, 71, '2025-09-01'),
      member(2, other, 71, '2025-09-01'),
      member(3, second, 73, '2025-09-01'),
    ],
    { leave: second, day: '2026-08-31' },
  );
  expect(leaves.map(({ after }) => [after.membershipId, after.until])).toEqual([[anId(1), '2026-08-31']]);
  expect(joins).toHaveLength(2);
});

test('in one group only: every other one is left, also one that would begin later', () => {
  const { leaves } = run(
    [
      member(1, second, 71, '2025-09-01'),
      member(2, other, 71, '2027-01-01'),
      member(3, second, 72, '2025-09-01', '2026-01-01'),
    ],
    { leave: 'others' },
  );
  expect(leaves.map(({ after }) => [after.membershipId, after.until])).toEqual([
    [anId(1), '2026-11-27'],
    [anId(2), '2027-01-01'],
  ]);
});

test('taking out leaves that group and joins none; a second time changes nothing', () => {
  const before = [member(1, second, 71, '2025-09-01')];
  const { joins, leaves } = run(before, { to: null, leave: second });
  expect([joins.length, leaves.length]).toEqual([0, 1]);
  const after = leaves.map((one) => one.after);
  expect(run(after, { to: null, leave: second, day: '2026-11-27' }).leaves).toEqual([]);
});
