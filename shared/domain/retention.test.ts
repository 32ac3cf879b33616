/** When it is over, and of whom. */
import { expect, it } from 'vitest';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { findDue, keptUntil, lastExamDays } from './retention';
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
  const found = findDue(people, 18, '2026-11-27', new Map());
  const names = (kept: typeof found.due) => kept.map(({ person: one }) => one.familyName);
  expect(names(found.due)).toEqual(['P3', 'P1']);
  expect(names(found.held)).toEqual(['P4']);
  expect(found.undated).toBe(1);
  expect(findDue(people, null, '2026-11-27', new Map())).toMatchObject({ due: [], held: [] });
});

it('whoever is examined after the day of the diploma is due for nothing: cancelled exams and those of before count for nothing', () => {
  const { planned } = recordsOf(anExam());
  const [candidate] = planned.candidates;
  const of = (n: number, plannedAt: string, more: object = {}) => ({
    ...{ ...planned, plannedAt, ...more },
    candidates: [{ ...candidate!, participantId: anId<'Participant'>(n) }],
  });
  const days = lastExamDays(
    [
      of(1, '2019-12-01T09:00:00.000Z'),
      of(11, '2026-12-01T09:00:00.000Z'),
      of(2, '2026-12-01T09:00:00.000Z', { status: 'cancelled' }),
      of(2, '2026-12-01T09:00:00.000Z', { isRemoved: true }),
      of(3, '2020-01-01T09:00:00.000Z'),
    ],
    (moment) => moment.slice(0, 10),
    // Somebody who was merged.
    (id) => (id === anId(11) ? anId(1) : id),
  );
  const people = [1, 2, 3].map((n) => person(n, { diplomaDate: '2020-01-01' }));
  const found = findDue(people, 18, '2026-11-27', days);
  const names = (kept: typeof found.due) => kept.map(({ person: one }) => one.familyName);
  expect([names(found.due), names(found.later)]).toEqual([['P2', 'P3'], ['P1']]);
});
