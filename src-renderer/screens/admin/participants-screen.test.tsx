// @vitest-environment happy-dom
/** The register of participants shows, finds and follows; and says of what it cannot show that it is there. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { ParticipantsScreen } from './participants-screen';

const aParticipant = (number: number, familyName: string, over: object = {}, typeVersion = 1) =>
  aVersion(
    'participant',
    anId(3000 + number),
    {
      participantId: anId(3000 + number),
      number: String(number).padStart(4, '0'),
      givenName: 'Sam',
      namePrefix: '',
      familyName,
      birthDate: null,
      group: `LAS-${number % 7}a`,
      ...over,
    },
    { typeVersion },
  );
const many = (count: number) =>
  pulledEntry(Array.from({ length: count }, (_, i) => [aParticipant(i + 1, `Naam ${i + 1}`), i + 10]));

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.firstChild?.textContent);

describe('the register of participants', () => {
  it('stands in the order of names, whatever their accents and numbers', async () => {
    const people = [
      aParticipant(1, 'Özdemir'),
      aParticipant(2, 'Pot'),
      aParticipant(3, 'naam 10'),
      aParticipant(4, 'Naam 9'),
    ];
    await aPage(ParticipantsScreen, pulledEntry(people.map((person, i) => [person, i + 10])));
    expect(names()).toEqual(['Naam 9, Sam', 'naam 10, Sam', 'Özdemir, Sam', 'Pot, Sam']);
  });

  it('finds by words in any order, counts them, and gives the whole list back', async () => {
    await aPage(ParticipantsScreen, many(40));
    const user = userEvent.setup();
    expect(screen.getByRole('status').textContent).toBe('40 participants');
    await user.type(screen.getByRole('textbox'), 'las-3a naam 1');
    expect(names()).toEqual(['Naam 10, Sam', 'Naam 17, Sam', 'Naam 31, Sam']);
    expect(screen.getByRole('status').textContent).toBe('3 participants found');
    await user.type(screen.getByRole('textbox'), ' nobody');
    expect(screen.queryByRole('table')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all participants' }));
    expect(names()).toHaveLength(40);
  });

  it('draws the next rows when asked', async () => {
    await aPage(ParticipantsScreen, many(130));
    expect(names()).toHaveLength(100);
    await userEvent.click(screen.getByRole('button', { name: 'Show the next 30' }));
    expect(names()).toHaveLength(130);
    expect(screen.queryByRole('button', { name: /Show the next/ })).toBeNull();
  });

  it('follows a change without being asked', async () => {
    const page = await aPage(ParticipantsScreen, many(2));
    await page.add(pulledEntry([[aParticipant(1, 'Anders'), 90]]));
    expect(names()).toEqual(['Anders, Sam', 'Naam 2, Sam']);
  });

  it('lists by name what needs a newer program, although it cannot show it', async () => {
    const newer = aParticipant(5, 'Morgen', {}, 7);
    await aPage(ParticipantsScreen, pulledEntry([[newer, 10]]));
    const row = screen.getByRole('row', { name: /Morgen/ });
    expect(row.textContent).toContain('Needs a newer version of the app');
    expect(screen.queryByText('No participants yet')).toBeNull();
  });

  it('offers at the end of a row to plan an exam for them and to see their results', async () => {
    await aPage(ParticipantsScreen, many(1));
    const row = within(screen.getByRole('row', { name: /Naam 1, Sam/ }));
    const [plan, results] = row.getAllByRole('link');
    expect(plan?.getAttribute('aria-label')).toBe('Plan an exam: Sam Naam 1');
    expect(plan?.getAttribute('href')).toContain(`/planning/new?candidate=${anId(3001)}`);
    expect(results?.getAttribute('aria-label')).toBe('See results: Sam Naam 1');
    expect(
      row
        .getAllByRole('cell')
        .at(-1)
        ?.contains(results ?? null),
    ).toBe(true);
  });
});
