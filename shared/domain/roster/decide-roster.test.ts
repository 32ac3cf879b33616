/** Who of a roster is new, changed, asked about or no more there; and nobody goes who may still be meant. */
import { describe, expect, it } from 'vitest';
import { afterRoster, afterWrites } from '../../../test/builders/after-roster';
import { anId } from '../../../test/builders/an-exam';
import { decideMergeParticipants } from '../decide-merge-participants';
import type { WholeParticipant } from '../whole-participant';
import { decideRoster } from './decide-roster';
import { mostGone } from './most-gone';
import type { RosterChoices, RosterView } from './roster-plan';
import type { RosterPerson, RosterReadout } from './roster-readout';

let next = 9000;
const newId = () => anId(next++) as string;
const empty: RosterView = {
  ...{ participants: [], staff: [], groups: [], memberships: [], standardQualificationIds: [] },
};
const person = (id: string, changes: Partial<RosterPerson> = {}): RosterPerson => ({
  ...{
    key: `users.csv:${id}`,
    file: 'users.csv',
    row: 2,
    identifier: id,
    isParticipant: true,
    staffRoles: [],
  },
  ...{ standing: 'active', isBlocked: false },
  fields: { number: id, givenName: 'Sanne', namePrefix: '', familyName: `Nr ${id}`, birthDate: '2007-04-03' },
  ...changes,
});
const roster = (people: readonly RosterPerson[], changes: Partial<RosterReadout> = {}): RosterReadout => ({
  ...{ format: 'oneroster-1-2', system: 'oneroster', people, groups: [], memberships: [], notes: [] },
  ...{ extent: null, membershipExtent: null, rows: [] },
  ...changes,
});
const staffId = anId<'Staff'>(1);
const decide = (
  readout: RosterReadout,
  view = empty,
  choices: Partial<RosterChoices> = {},
  today = '2026-11-27',
) =>
  decideRoster({
    ...{ readout, view, newId, staffId, today, now: `${today}T12:00:00.000Z` },
    choices: { meant: {}, left: new Set(), extent: 'delta', ...choices },
  });
const outcomes = (plan: ReturnType<typeof decide>) =>
  plan.items.map(({ name, outcome }) => `${name}: ${outcome}`);
const brought = (readout: RosterReadout, today?: string): RosterView =>
  afterRoster(empty, decide(readout, empty, {}, today).writes);
const byHand: WholeParticipant = {
  office: { participantId: anId<'Participant'>(1) },
  ...{
    participantId: anId<'Participant'>(1),
    number: '7',
    givenName: 'Bea',
    namePrefix: '',
    familyName: 'Hand',
  },
  ...{ birthDate: '2000-01-01', group: '' },
};

describe('who is missing in a file', () => {
  const two = brought(roster([person('1'), person('2')]));

  it('goes to the archive when the file is whole, and stays when it is not', () => {
    const one = roster([person('1')]);
    expect(outcomes(decide(one, two))).toEqual(['Sanne Nr 1: unchanged']);
    const whole = decide(one, two, { extent: 'bulk' });
    expect(outcomes(whole)).toEqual(['Sanne Nr 1: unchanged', 'Sanne Nr 2: inactive']);
    expect(whole.writes.participants).toMatchObject([
      { number: '2', inactiveSince: '2026-11-27T12:00:00.000Z' },
    ]);
  });

  it('stays who came by hand, from another system, or was left out', () => {
    const other = {
      ...byHand,
      participantId: anId<'Participant'>(2),
      office: { participantId: anId<'Participant'>(2), origin: { system: 'sds', identifier: '9' } },
    };
    const view = { ...two, participants: [...two.participants, byHand, other] };
    const plan = decide(roster([person('1'), person('2')]), view, { extent: 'bulk' });
    expect(plan.writes.participants).toEqual([]);
    const [, gone] = decide(roster([person('1')]), two, { extent: 'bulk' }).items;
    const left = decide(roster([person('1')]), two, { extent: 'bulk', left: new Set([gone?.key ?? '']) });
    expect(left.writes.participants).toEqual([]);
  });

  it('stays who is in a row that waits, and everybody where it is not known whom a row means', () => {
    const waiting = roster([person('1'), person('2', { isBlocked: true })]);
    expect(decide(waiting, two, { extent: 'bulk' }).writes.participants).toEqual([]);
    const nobody = person('3', { identifier: null, isBlocked: true, fields: { familyName: 'Onbekend' } });
    const unknown = decide(roster([person('1'), nobody]), two, { extent: 'bulk' });
    expect(unknown.isAbsenceUnknown).toBe(true);
    expect(unknown.writes.participants).toEqual([]);
  });

  it('is nobody of a kind that the file has nobody of: a list of staff says nothing of candidates', () => {
    const staff = person('9', { isParticipant: false, staffRoles: ['examiner'] });
    expect(decide(roster([staff]), two, { extent: 'bulk' }).writes.participants).toEqual([]);
    const both = brought(roster([person('1'), staff]));
    expect(outcomes(decide(roster([person('1')]), both, { extent: 'bulk' }))).toEqual([
      'Sanne Nr 1: unchanged',
    ]);
  });

  it('is nobody whom two administrators brought apart from the same file: both stay until a person merges them', () => {
    const again = brought(roster([person('1'), person('2')]));
    const twice = { ...two, participants: [...two.participants, ...again.participants] };
    const plan = decide(roster([person('1'), person('2')]), twice, { extent: 'bulk' });
    expect(outcomes(plan)).toEqual(['Sanne Nr 1: unchanged', 'Sanne Nr 2: unchanged']);
    expect(plan.writes.participants).toEqual([]);
  });

  it('is not whoever the file has as somebody with whom they were merged, and nobody is asked about those', () => {
    const [first, second] = two.participants;
    if (!first || !second) throw new Error('two came in');
    const merge = (stays: WholeParticipant, goes: WholeParticipant) => {
      const merged = decideMergeParticipants({ stays, goes }, {});
      if (!merged.ok) throw new Error(merged.problem.code);
      return [merged.value.goes, merged.value.stays];
    };
    const double = {
      ...byHand,
      number: '1',
      givenName: 'Sanne',
      familyName: 'Nr 1',
      birthDate: '2007-04-03',
    };
    const file = roster([person('1'), person('2')]);
    for (const participants of [
      [...merge(double, first), second],
      [...merge(double, first).toReversed(), second],
      [...merge(first, double), second],
    ]) {
      const again = decide(file, { ...two, participants }, { extent: 'bulk' });
      expect(outcomes(again)).toEqual(['Sanne Nr 1: unchanged', 'Sanne Nr 2: unchanged']);
      expect(again.writes.participants).toEqual([]);
    }
    // The other system has one of the two only: that is the person.
    const one = decide(
      roster([person('2')]),
      { ...two, participants: merge(first, second) },
      { extent: 'bulk' },
    );
    expect(outcomes(one)).toEqual(['Sanne Nr 2: unchanged']);
    const table = roster([person('1', { identifier: null })], { format: 'table', system: 'table' });
    const alone = {
      ...two,
      participants: merge(double, { ...double, participantId: anId<'Participant'>(2) }),
    };
    expect(outcomes(decide(table, alone))).toEqual(['Sanne Nr 1: unchanged']);
  });

  it('comes out of the archive when the file has them again', () => {
    const gone = decide(roster([person('1')]), two, { extent: 'bulk' }).writes;
    const view = { ...two, participants: afterWrites(two.participants, gone) };
    const plan = decide(roster([person('1'), person('2')]), view);
    expect(outcomes(plan)).toEqual(['Sanne Nr 1: unchanged', 'Sanne Nr 2: back']);
    expect(plan.writes.participants).toMatchObject([{ number: '2', inactiveSince: null }]);
  });

  it('is never made when the file says at once that they are gone', () => {
    const plan = decide(
      roster([person('1', { standing: 'deleted' }), person('2', { standing: 'inactive' })]),
    );
    expect(outcomes(plan)).toEqual(['Sanne Nr 1: gone', 'Sanne Nr 2: gone']);
    expect(plan.writes.participants).toEqual([]);
  });

  it('goes to the archive by `tobedeleted` in a file of changes', () => {
    const plan = decide(roster([person('2', { standing: 'deleted' })]), two);
    expect(outcomes(plan)).toEqual(['Sanne Nr 2: inactive']);
    expect(plan.writes.participants).toMatchObject([{ number: '2' }]);
  });
});

describe('a file that says that it is whole', () => {
  it('is asked about where most would go by it: it is more likely the wrong one', () => {
    const three = brought(roster([person('1'), person('2'), person('3')]));
    const goneBy = (...ids: readonly string[]) =>
      mostGone(decide(roster(ids.map((id) => person(id))), three, { extent: 'bulk' }), three, 'oneroster');
    expect(goneBy('1', '2')).toBeNull();
    expect(goneBy('1')).toEqual({ count: 2, of: 3 });
    expect(goneBy('901', '902', '903')).toEqual({ count: 3, of: 3 });
  });
});

describe('who somebody is here', () => {
  it('is told by the id of the system, whatever else changed', () => {
    const here = brought(roster([person('1')]));
    const moved = person('1', {
      fields: { number: '900', givenName: 'San', namePrefix: 'de', familyName: 'Wit' },
    });
    const plan = decide(roster([moved]), here);
    expect(plan.items).toMatchObject([
      {
        outcome: 'changed',
        changes: [
          { field: 'number', before: '1', after: '900' },
          { field: 'givenName', before: 'Sanne', after: 'San' },
          { field: 'namePrefix', before: '', after: 'de' },
          { field: 'familyName', before: 'Nr 1', after: 'Wit' },
        ],
      },
    ]);
    // What the file does not say stays.
    expect(plan.writes.participants[0]?.birthDate).toBe('2007-04-03');
  });

  const hand = { number: '7', givenName: 'Bea', namePrefix: '', familyName: 'Hand', birthDate: '2000-01-01' };
  const view = { ...empty, participants: [byHand] };

  it('is told by the number however it is written, and nobody is there twice because a spreadsheet took the zeros', () => {
    const nameless = { ...byHand, number: 'S 0100', birthDate: null };
    const here = { ...empty, participants: [nameless] };
    const fields = { number: 's0100', givenName: 'Bea', namePrefix: '', familyName: 'Hand' };
    expect(outcomes(decide(roster([person('1', { fields })]), here))).toEqual(['Bea Hand: changed']);
    const before = brought(roster([person('007')]));
    const lost = decide(
      roster([person('7', { fields: { ...person('7').fields, familyName: 'Nr 007' } })]),
      before,
    );
    expect(outcomes(lost)).toEqual(['Sanne Nr 007: alike']);
  });

  it('is told by the number of somebody who came by hand, who gets the origin', () => {
    const plan = decide(roster([person('1', { fields: hand })]), view);
    expect(plan.writes).toMatchObject({
      participants: [],
      offices: [{ participantId: byHand.participantId, origin: { system: 'oneroster', identifier: '1' } }],
    });
  });

  it('is asked where only the number, or only name and day of birth, are the same', () => {
    const stranger = { ...hand, givenName: 'Joep', familyName: 'Anders', birthDate: '1990-09-09' };
    expect(outcomes(decide(roster([person('1', { fields: stranger })]), view))).toEqual([
      'Joep Anders: alike',
    ]);
    const renumbered = roster([person('1', { fields: { ...hand, number: '8' } })]);
    expect(decide(renumbered, view).items).toMatchObject([
      { outcome: 'alike', candidates: [{ number: '7' }] },
    ]);
    const [key = ''] = decide(renumbered, view).items.map((item) => item.key);
    expect(
      decide(renumbered, view, { meant: { [key]: byHand.participantId } }).writes.participants,
    ).toMatchObject([{ participantId: byHand.participantId, number: '8' }]);
    const made = decide(renumbered, view, { meant: { [key]: 'new' } }).writes.participants;
    expect(made).toHaveLength(1);
    expect(made[0]?.participantId).not.toBe(byHand.participantId);
  });

  it('is never the same one for two rows', () => {
    const rows = [person('1', { fields: hand }), person('2', { fields: { ...hand, number: '7' } })];
    const plan = decide(roster(rows), view);
    expect(plan.items.map(({ outcome }) => outcome)).toEqual(['changed', 'alike']);
    expect(plan.writes.offices).toHaveLength(1);
  });

  it('is who they turned out to be, whose record stays', () => {
    const merged = {
      ...{ ...byHand, participantId: anId<'Participant'>(3), mergedInto: byHand.participantId },
      office: {
        participantId: anId<'Participant'>(3),
        origin: { system: 'oneroster', identifier: '1' },
      },
    };
    const plan = decide(roster([person('1')]), { ...empty, participants: [byHand, merged] });
    expect(plan.items).toMatchObject([{ outcome: 'unchanged' }]);
    expect(plan.writes.participants).toEqual([]);
  });
});

describe('staff', () => {
  const teacher = person('5', { isParticipant: false, staffRoles: ['examiner'] });
  const anja = {
    ...{ staffId: anId<'Staff'>(50), name: 'Anja Admin', jobTitle: '', independent: true },
    ...{ roles: ['administrator'], origin: { system: 'oneroster', identifier: '6' } },
  };

  it('come as examiners of whom nobody said that they are independent', () => {
    expect(decide(roster([teacher])).writes.staff).toMatchObject([
      { name: 'Sanne Nr 5', roles: ['examiner'], independent: false },
    ]);
  });

  it('keep the roles that a person gave them', () => {
    const [made] = decide(roster([teacher])).writes.staff;
    if (!made) throw new Error('nobody');
    const view = { ...empty, staff: [{ ...made, roles: ['leader'], independent: true }] };
    expect(decide(roster([teacher]), view).writes.staff).toEqual([]);
  });

  it('who administered the centre and were put in the archive come back by no file; others do', () => {
    const away = { ...anja, inactiveSince: '2026-01-01T00:00:00.000Z' };
    const again = roster([person('6', { isParticipant: false, staffRoles: ['examiner'] })]);
    expect(decide(again, { ...empty, staff: [away] }).writes.staff).toEqual([]);
    const examiner = { ...away, roles: ['examiner'] };
    expect(decide(again, { ...empty, staff: [examiner] }).writes.staff).toMatchObject([
      { inactiveSince: null },
    ]);
  });

  it('who administer the centre go by no file', () => {
    const view = { ...empty, staff: [anja] };
    expect(decide(roster([teacher]), view, { extent: 'bulk' }).writes.staff).toHaveLength(1);
    const gone = person('6', { isParticipant: false, staffRoles: ['examiner'], standing: 'deleted' });
    expect(decide(roster([gone]), view).writes.staff).toEqual([]);
  });
});

describe('who is in which group', () => {
  const group = (key: string) => ({
    ...{
      key,
      identifier: key,
      name: `Groep ${key}`,
      schoolYear: '2026-2027',
      teacherKey: null,
      isEnded: false,
    },
  });
  const place = (groupKey: string, id: string) => ({
    ...{ groupKey, personKey: `users.csv:${id}`, from: null, until: null, isEnded: false },
  });
  const both = (places: RosterReadout['memberships']): RosterReadout =>
    roster([person('1'), person('2')], { groups: [group('a'), group('b')], memberships: places });
  const start = brought(both([place('a', '1'), place('a', '2')]), '2026-09-01');

  it('begins on the day of the import where the file says no day, and stays so', () => {
    expect(start.memberships.map(({ from, until }) => [from, until])).toEqual([
      ['2026-09-01', null],
      ['2026-09-01', null],
    ]);
    expect(decide(both([place('a', '1'), place('a', '2')]), start).writes.memberships).toEqual([]);
  });

  it('ends today for whoever moved, when the file is whole; and the place of before stays readable', () => {
    const plan = decide(both([place('a', '1'), place('b', '2')]), start, { extent: 'bulk' });
    expect(plan.memberships).toEqual({ new: 1, ended: 1, changed: 0 });
    expect(plan.writes.memberships.map(({ from, until }) => [from, until])).toEqual([
      ['2026-11-27', null],
      ['2026-09-01', '2026-11-27'],
    ]);
    expect(decide(both([place('a', '1'), place('b', '2')]), start).memberships.ended).toBe(0);
  });

  it('ends by a row that says so, and begins anew when they come back', () => {
    const ended = decide(both([{ ...place('a', '1'), isEnded: true }]), start).writes.memberships;
    expect(ended.map(({ until }) => until)).toEqual(['2026-11-27']);
    const view = { ...start, memberships: [...ended, ...start.memberships.slice(1)] };
    const back = decide(both([place('a', '1')]), view, {}, '2027-01-10').writes.memberships;
    expect(back.map(({ from, until }) => [from, until])).toEqual([['2027-01-10', null]]);
  });

  it('is nobody who waits, and nobody is taken out of a group for it', () => {
    const waiting = {
      ...both([place('a', '1'), place('a', '2')]),
      people: [person('1'), person('2', { isBlocked: true })],
    };
    expect(decide(waiting, start, { extent: 'bulk' }).writes.memberships).toEqual([]);
    expect(decide(waiting).writes.memberships).toHaveLength(1);
  });
});
