import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import type { Participation } from '../records/participation';
import { countUses } from './count-uses';
import { createLinkIndex, decideLinks, decideUnlinks, indexLinks } from './decide-links';
import { linkStandard } from './standard-links';

const now = '2026-11-27T09:00:00.000Z';
const staffId = anId<'Staff'>(8000);
const people = [anId<'Participant'>(1), anId<'Participant'>(2)];
const qualifications = [anId<'Qualification'>(11), anId<'Qualification'>(12)];
let made = 0;
const newId = () => anId<'Participation'>(5000 + made++);
const link = (n: number, person: number, qualification: number, more: Partial<Participation> = {}) =>
  ({
    participationId: anId(n),
    participantId: anId(person),
    qualificationId: anId(qualification),
    linkedAt: '2026-09-01T08:00:00.000Z',
    endedAt: null,
    reason: 'chosen',
    ...more,
  }) satisfies Participation;
const asIs = (id: ReturnType<typeof anId<'Participant'>>) => id;
const choice = { participantIds: people, qualificationIds: qualifications };

describe('linking', () => {
  it('M3 links every pair that has no link, says who and when, and counts those that have one', () => {
    const links = indexLinks([link(21, 1, 11), link(22, 1, 12, { endedAt: now })], asIs);
    const run = decideLinks(choice, links, { newId, now, staffId, reason: 'chosen' });
    expect([run.already, run.pairs]).toEqual([1, 3]);
    expect(run.changes.map((one) => [one.participantId, one.qualificationId])).toEqual([
      [anId(1), anId(12)],
      [anId(2), anId(11)],
      [anId(2), anId(12)],
    ]);
    expect(run.changes[0]).toMatchObject({
      linkedAt: now,
      linkedBy: staffId,
      endedAt: null,
      reason: 'chosen',
    });
  });

  it('takes a link of somebody who was merged for a link of whom they turned out to be', () => {
    const links = indexLinks([link(21, 2, 11)], () => anId(1));
    const run = decideLinks({ ...choice, participantIds: [anId(1)] }, links, {
      newId,
      now,
      staffId,
      reason: 'chosen',
    });
    expect([run.already, run.pairs]).toEqual([1, 1]);
  });
});

it('looks anew only at people whose links changed, and comes to the same as from the beginning', () => {
  const indexed = createLinkIndex<Participation>();
  const [one, other] = [link(21, 1, 11), link(22, 2, 11)];
  const before = indexed([one, other], asIs);
  const all = [{ ...one, endedAt: now }, other, link(23, 3, 12)];
  const after = indexed(all, asIs);
  expect(after.get(anId(2))).toBe(before.get(anId(2)));
  expect(after).toEqual(indexLinks(all, asIs));
  expect(indexed(all, () => anId(2))).toEqual(indexLinks(all, () => anId(2)));
});

describe('unlinking', () => {
  it('M59 ends the links of the pairs and leaves who is not linked alone', () => {
    const links = indexLinks([link(21, 1, 11), link(22, 2, 13)], asIs);
    const run = decideUnlinks(choice, links, { now, staffId });
    expect([run.already, run.pairs]).toEqual([3, 1]);
    expect(run.changes.map(({ after }) => [after.participationId, after.endedAt, after.endedBy])).toEqual([
      [anId(21), now, staffId],
    ]);
  });

  it('ends both where two devices linked somebody twice, and counts one', () => {
    const links = indexLinks([link(21, 1, 11), link(22, 1, 11)], asIs);
    const run = decideUnlinks({ participantIds: [anId(1)], qualificationIds: [anId(11)] }, links, {
      now,
      staffId,
    });
    expect([run.pairs, run.changes.length]).toEqual([1, 2]);
  });

  it('does not look like taking back when it happens in the very moment of linking', () => {
    const links = indexLinks([link(21, 1, 11, { linkedAt: now })], asIs);
    const [change] = decideUnlinks(choice, links, { now, staffId }).changes;
    expect(change?.after.endedAt).not.toBe(now);
  });
});

it('M22 links who is new to every qualification that is standard and active, and to no other', () => {
  const head = (n: number, more: object) =>
    aHead({ qualificationId: anId(n), isStandard: true, status: 'active', ...more });
  const heads = [
    head(11, {}),
    head(12, { status: 'inactive' }),
    head(13, { isStandard: false }),
    head(14, { isRemoved: true }),
    head(15, { status: 'archived' }),
  ];
  const links = linkStandard([anId(1)], heads, { newId, now, staffId });
  expect(links.map(({ qualificationId, reason }) => [qualificationId, reason])).toEqual([
    [anId(11), 'standard'],
  ]);
});

it('a link that was taken back counts nowhere', () => {
  const back = link(21, 1, 11, { linkedAt: now, endedAt: now });
  expect(countUses({ participations: [back], exams: [], now: new Date(now) }).size).toBe(0);
});
