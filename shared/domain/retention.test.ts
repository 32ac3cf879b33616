/** When it is over, and of whom. */
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { findDue, keptUntil } from './retention';
import type { WholeParticipant } from './whole-participant';

it.each([
  ['2024-05-31', 18, '2025-11-30'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-12-31', 2, '2025-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2025-01-15', 1, '2025-02-15'],
])('%s and %i months is %s', (day, months, until) => {
  expect(keptUntil(day, months)).toBe(until);
});

const person = (n: number, office: object, more: object = {}): WholeParticipant => {
  const participantId = anId<'Participant'>(n);
  return {
    ...{
      participantId,
      number: '',
      givenName: '',
      namePrefix: '',
      familyName: `P${n}`,
      birthDate: null,
      group: '',
    },
    ...more,
    office: { participantId, ...office },
  };
};
const frozen = { since: '2026-01-01T00:00:00.000Z', ground: 'objection' };

it('names who is over, the longest first; who is held apart; and nobody without a diploma, merged or taken away', () => {
  const people = [
    person(1, { diplomaDate: '2025-05-27' }),
    person(2, { diplomaDate: '2025-05-28' }),
    person(3, { diplomaDate: '2020-01-01' }),
    person(4, { diplomaDate: '2020-01-01', frozen }),
    person(5, {}),
    person(6, { diplomaDate: '2020-01-01' }, { mergedInto: anId(1) }),
    person(7, { diplomaDate: '2020-01-01' }, { isRemoved: true }),
  ];
  const found = findDue(people, 18, '2026-11-27');
  const names = (kept: typeof found.due) => kept.map(({ person: one }) => one.familyName);
  expect(names(found.due)).toEqual(['P3', 'P1']);
  expect(names(found.held)).toEqual(['P4']);
  expect(found.undated).toBe(1);
  expect(findDue(people, null, '2026-11-27')).toMatchObject({ due: [], held: [] });
});
