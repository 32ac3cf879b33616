import { describe, expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import type { ParticipantOffice } from '../records/participant-office';
import { decideMergeParticipants, proposeChoices } from './decide-merge-participants';
import { findDuplicates, isNear } from './find-duplicates';
import type { WholeParticipant } from './whole-participant';

const person = (n: number, name: string, more: Partial<WholeParticipant> = {}): WholeParticipant => {
  const [givenName = '', familyName = ''] = name.split(' ');
  return {
    ...{ participantId: anId(n), number: `${1000 + n}`, givenName, namePrefix: '', familyName },
    ...{ birthDate: '2007-03-14', group: '' },
    office: { participantId: anId(n) },
    ...more,
  };
};
const office = (n: number, known: Partial<ParticipantOffice>) => ({
  office: { participantId: anId<'Participant'>(n), ...known },
});
function find(...people: readonly WholeParticipant[]) {
  const search = findDuplicates(people);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value.map(({ one, other, reason }) => [one.participantId, other.participantId, reason]);
}

describe('people who may be there twice', () => {
  it('are those with one number, however its zeros and blanks are written', () => {
    const two = [
      person(1, 'Piet Jansen', { number: '0042' }),
      person(2, 'An Smit', { number: '42 ', birthDate: null }),
    ];
    expect(find(...two)).toEqual([[anId(1), anId(2), 'number']]);
  });

  it('are those with one name on one day, in whichever order and accents', () => {
    expect(find(person(1, 'José Núñez'), person(2, 'Nunez Jose'))).toEqual([
      [anId(1), anId(2), 'name-and-day'],
    ]);
  });

  it('are those whose names differ by a slip on the same day, and not on another day', () => {
    expect(find(person(1, 'Sanne Bakker'), person(2, 'Sanen Baker'))).toEqual([
      [anId(1), anId(2), 'spelling'],
    ]);
    expect(find(person(1, 'Sanne Bakker'), person(2, 'Sanen Baker', { birthDate: '2007-03-15' }))).toEqual(
      [],
    );
  });

  it('are those of one name where a day is not known, the surest first, and each pair once', () => {
    const three = [person(3, 'An Smit', { birthDate: null }), person(1, 'An Smit'), person(2, 'An Smit')];
    expect(find(...three)).toEqual([
      [anId(1), anId(2), 'name-and-day'],
      [anId(1), anId(3), 'name-only'],
      [anId(2), anId(3), 'name-only'],
    ]);
  });

  it('are no twins of whom somebody said so', () => {
    expect(find(person(1, 'An Smit', office(1, { distinctFrom: [anId(2)] })), person(2, 'An Smit'))).toEqual(
      [],
    );
  });
});

it.each([
  ['jansen', 'jansen', 0, true],
  ['jansen', 'janssen', 1, true],
  ['jansen', 'jasnen', 1, true],
  ['jansen', 'johnson', 2, false],
  ['', 'ab', 1, false],
])('"%s" and "%s" are within %i: %s', (a, b, most, is) => {
  expect(isNear(a, b, most)).toBe(is);
});

describe('merging two of them', () => {
  const stays = person(1, 'Sanne Bakker', office(1, { email: '' }));
  const goes = person(
    2,
    'Sanne Baker',
    office(2, {
      ...{ email: 's@example.nl', origin: { system: 'sds', identifier: '9' } },
      frozen: { since: '2026-11-01T08:00:00.000Z', ground: 'objection' },
    }),
  );

  it('proposes what stays, and takes from the other what it does not say', () => {
    expect(proposeChoices(stays, goes)).toMatchObject({
      familyName: 'stays',
      email: 'goes',
      number: 'stays',
    });
  });

  it('takes each field from where it was chosen; the other one means it from then on, and what is held stays held', () => {
    const merged = decideMergeParticipants({ stays, goes }, { familyName: 'goes', email: 'goes' });
    expect(merged).toMatchObject({
      ok: true,
      value: {
        stays: {
          ...{ number: '1001', familyName: 'Baker' },
          office: {
            ...{ participantId: anId(1), email: 's@example.nl', frozen: { ground: 'objection' } },
            origin: { identifier: '9' },
          },
        },
        goes: { mergedInto: anId(1), familyName: 'Baker' },
      },
    });
  });

  it('is refused for one that was merged already, and for one with itself', () => {
    for (const pair of [
      { stays, goes: stays },
      { stays, goes: { ...goes, mergedInto: anId<'Participant'>(9) } },
    ])
      expect(decideMergeParticipants(pair, {})).toMatchObject({
        ok: false,
        problem: { code: 'participant-merged-already' },
      });
  });
});
