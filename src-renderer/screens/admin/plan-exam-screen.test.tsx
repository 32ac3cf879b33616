// @vitest-environment happy-dom
/** The form of a new exam: the clock of the place, years that nobody means, and what is said of each candidate. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import { PlanExamScreen } from './plan-exam-screen';

const sanne = {
  participantId: anId(3001),
  number: '0001',
  givenName: 'Sanne',
  namePrefix: "van 't",
  familyName: 'Hoff',
  birthDate: null,
  group: '',
};
const centre = {
  organisationId: anId(1),
  name: 'Centrum',
  place: 'Kralendijk',
  objectionText: {},
  isSample: false,
  timeZone: 'America/Kralendijk',
};
const shown = async (
  given: object = {},
  more: readonly ReturnType<typeof aVersion>[] = [],
  address = '/planning/new',
) => {
  await aPageWith(
    { world: aWorld(1, '2026-11-27T02:00:00.000Z'), address },
    PlanExamScreen,
    pulledEntry([
      [aVersion('organisation', anId(1), { ...centre, ...given }), 10],
      [aVersion('participant', anId(3001), sanne), 11],
      ...more.map((version, index) => [version, 12 + index] as const),
    ]),
  );
  return userEvent.setup();
};
const missing = () => within(screen.getByRole('alert'));

describe('what the centre says of its exams', () => {
  it('is filled in, to be changed', async () => {
    await shown({ usualPlace: 'Lashal 2', usualDurationMinutes: 45, usualRule: 'all' });
    expect(screen.getByRole('textbox', { name: /^Place/ })).toHaveProperty('value', 'Lashal 2');
    expect(screen.getByRole('textbox', { name: /per candidate/ })).toHaveProperty('value', '45');
    expect(screen.getByRole('radio', { name: 'Everything' })).toHaveProperty('checked', true);
  });
});

describe('the form of a new exam', () => {
  it('proposes the zone of the centre, and the day after today there', async () => {
    await shown();
    expect(screen.getByLabelText('Time zone', { selector: 'input' })).toHaveProperty(
      'value',
      'America/Kralendijk (exam centre)',
    );
    expect(screen.getByLabelText('Date')).toHaveProperty('value', '2026-11-27');
  });

  it('refuses a year that nobody means, and says which ones it takes', async () => {
    const user = await shown();
    const day = screen.getByLabelText('Date');
    await user.clear(day);
    await user.type(day, '1126-11-27');
    await user.click(screen.getByRole('button', { name: 'Plan exam' }));
    expect(missing().getByText('Choose a date from 2000 up to 2100')).toBeTruthy();
  });

  it('finds another zone by its city, without the underscore', async () => {
    const user = await shown();
    const zone = screen.getByLabelText('Time zone', { selector: 'input' });
    await user.clear(zone);
    await user.type(zone, 'buenos aires');
    expect(await screen.findByText(/Buenos Aires$/)).toBeTruthy();
    expect(screen.queryByText('Europe/Paris')).toBeNull();
  });

  it('asks of each candidate the learning path, the attempt and adjustments, and says when a text is too long', async () => {
    const user = await shown();
    expect(screen.queryByRole('table', { name: 'Facts of each candidate' })).toBeNull();
    await user.click(screen.getByLabelText("Hoff, Sanne van 't"));
    const table = within(screen.getByRole('table', { name: 'Facts of each candidate' }));
    await user.selectOptions(table.getByLabelText("Sanne van 't Hoff Learning path"), 'BBL');
    await user.type(table.getByLabelText("Sanne van 't Hoff Attempt"), '2');
    const adjustments = table.getByLabelText("Sanne van 't Hoff Adjustments, such as extra time");
    await user.click(adjustments);
    await user.paste('a'.repeat(501));
    expect(table.getByText(/501 characters; 500 at the most/)).toBeTruthy();
    expect(adjustments).toHaveProperty('value', 'a'.repeat(501));
    await user.click(screen.getByRole('button', { name: 'Plan exam' }));
    expect(missing().getByText(/Make the text at Adjustments shorter/)).toBeTruthy();
  });
});

describe('a whole group', () => {
  it('F3 is whoever is in it on the day of the exam, with the examiner that it has', async () => {
    const groupId = anId<'Group'>(30_001);
    const membership = (
      number: number,
      participantId: ReturnType<typeof anId<'Participant'>>,
      until: string | null,
    ) =>
      aVersion('group-membership', anId(number), {
        membershipId: anId<'GroupMembership'>(number),
        ...{ groupId, participantId, from: '2026-09-01', until },
      });
    const bram = { ...sanne, participantId: anId<'Participant'>(3002), number: '0002', familyName: 'Vos' };
    const user = await shown({}, [
      aVersion('participant', bram.participantId, bram),
      aVersion('staff', anId(8001), {
        ...{ staffId: anId(8001), name: 'Fatma Demir', jobTitle: '', roles: ['examiner'], independent: true },
      }),
      aVersion('group', groupId, { groupId, name: 'LAS-3A', schoolYear: '', examinerId: anId(8001) }),
      membership(40_001, anId<'Participant'>(3001), null),
      membership(40_002, bram.participantId, '2026-11-01'),
    ]);
    await user.selectOptions(screen.getByLabelText('A whole group'), 'LAS-3A (1)');
    expect(screen.getByText('1 candidate chosen')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Sanne van 't Hoff/ })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'Examiner' })).toHaveProperty(
      'value',
      expect.stringMatching(/^Fatma Demir/),
    );
  });
});

describe('an empty cell of the week grid', () => {
  it('F29 fills in its day, time and place, whatever the centre usually has', async () => {
    await shown({ usualPlace: 'Lashal 2' }, [], '/planning/new?day=2026-12-03&time=14:00&place=Hal+1');
    expect(screen.getByLabelText('Date')).toHaveProperty('value', '2026-12-03');
    expect(screen.getByLabelText('Time')).toHaveProperty('value', '14:00');
    expect(screen.getByRole('textbox', { name: /^Place/ })).toHaveProperty('value', 'Hal 1');
  });
});
