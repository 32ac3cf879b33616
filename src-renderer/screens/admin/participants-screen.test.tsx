/** The register of participants shows, finds and follows; and says of what it cannot show that it is there. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { usePeopleView } from '../../ui/people-view';
import { TermsScope } from '../../ui/terms-scope';
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

const bar = () => screen.getByRole('region', { name: 'Action for chosen participants' });
/** The counts above the list. */
const found = () => screen.getAllByRole('status')[0]?.textContent;

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

  it('that is empty leads to the import of people', async () => {
    await aPage(ParticipantsScreen, pulledEntry([]));
    const region = within(
      screen.getByRole('heading', { name: 'No participants yet' }).parentElement ?? document.body,
    );
    expect(region.getByRole('link', { name: 'Import' }).getAttribute('href')).toContain(
      '/participants/import',
    );
  });

  it('finds by words in any order, counts them, and gives the whole list back', async () => {
    await aPage(ParticipantsScreen, many(40));
    const user = userEvent.setup();
    expect(found()).toBe('40 participants');
    await user.type(screen.getByRole('textbox'), 'las-3a naam 1');
    expect(names()).toEqual(['Naam 10, Sam', 'Naam 17, Sam', 'Naam 31, Sam']);
    expect(found()).toBe('3 participants found');
    await user.type(screen.getByRole('textbox'), ' nobody');
    expect(screen.queryByRole('table')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all participants' }));
    await waitFor(() => expect(names()).toHaveLength(40));
  });

  it('draws of a long list what is in view, and says how long it is', async () => {
    await aPage(ParticipantsScreen, many(300));
    await screen.findByRole('table');
    expect(names().length).toBeLessThan(80);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('301');
    expect(found()).toBe('300 participants');
  });

  it('leaves the focus where it is while the window of rows moves past it and back', async () => {
    await aPage(ParticipantsScreen, many(300));
    const table = await screen.findByRole('table');
    const body = table.querySelectorAll('tbody')[1]!;
    const link = screen.getByRole('link', { name: 'Naam 12, Sam' });
    link.focus();
    const standing = screen.getByRole('row', { name: /Naam 20, Sam/ });
    // As the browser tells it of a page that is scrolled by so many rows of 52 pixels.
    const scroll = async (rows: number): Promise<void> => {
      body.getBoundingClientRect = () => ({ top: -rows * 52 }) as DOMRect;
      await act(async () => void window.dispatchEvent(new Event('scroll')));
    };
    for (const rows of [5, 12, 18]) await scroll(rows);
    expect(standing.isConnected).toBe(true);
    for (const rows of [40, 90, 200, 90, 30, 12, 0]) {
      await scroll(rows);
      await waitFor(() => expect(names()).toContain(`Naam ${rows + 2}, Sam`));
      expect([rows, document.activeElement === link]).toEqual([rows, true]);
    }
    expect(names().filter((name) => name === 'Naam 12, Sam')).toHaveLength(1);
  });

  it('sorts by every column, the other way round when asked again, and remembers it', async () => {
    const people = [aParticipant(1, 'Zee', { group: 'A' }), aParticipant(2, 'Aker', { group: 'B' })];
    await aPage(ParticipantsScreen, pulledEntry(people.map((person, i) => [person, i + 10])));
    const user = userEvent.setup();
    expect(names()).toEqual(['Aker, Sam', 'Zee, Sam']);
    await user.click(screen.getByRole('button', { name: 'Group' }));
    expect(names()).toEqual(['Zee, Sam', 'Aker, Sam']);
    await user.click(screen.getByRole('button', { name: 'Group' }));
    expect(names()).toEqual(['Aker, Sam', 'Zee, Sam']);
    expect(JSON.parse(localStorage.getItem('vakproef-people') ?? '').state.sort).toBe('group');
    usePeopleView.setState({ sort: 'name', isFromLast: false });
  });

  it('M55 M56 has a box at the far left of each row, and one for everybody who is found', async () => {
    await aPage(ParticipantsScreen, many(9));
    const user = userEvent.setup();
    const [row] = screen.getAllByRole('row', { name: /Naam 3, Sam/ });
    expect(row?.firstElementChild?.querySelector('input')?.getAttribute('aria-label')).toBe(
      'Choose Sam Naam 3',
    );
    await user.click(screen.getByRole('checkbox', { name: 'Choose Sam Naam 3' }));
    await user.type(screen.getByRole('textbox'), 'las-1a');
    await user.click(screen.getByRole('checkbox', { name: 'Choose all 2 participants found' }));
    expect(bar().textContent).toContain('3 chosen (1 is not in this list)');
    await user.click(within(bar()).getByRole('button', { name: 'Clear the choice' }));
    expect(bar().textContent).toContain('Nobody chosen');
    await user.clear(screen.getByRole('textbox'));
  });

  it('M57 M60 offers the actions at the bottom by the words of the centre, and asks for what is missing', async () => {
    const terms = { qualification: { en: { singular: 'education', plural: 'educations' } } };
    await aPage(
      () => (
        <TermsScope terms={terms}>
          <ParticipantsScreen />
        </TermsScope>
      ),
      many(2),
    );
    const user = userEvent.setup();
    const select = within(bar()).getByRole('combobox', { name: 'Action' });
    expect(
      within(select)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '(choose an action)',
      'Link to education',
      'Unlink from education',
      'Plan an exam',
      'Put in a group',
      'Save as a table',
      'Move to the archive',
    ]);
    const run = within(bar()).getByRole('button', { name: 'Run' });
    await user.click(run);
    expect(screen.getByRole('alert').textContent).toContain('First choose for whom');
    await user.click(screen.getByRole('checkbox', { name: 'Choose Sam Naam 1' }));
    await user.click(run);
    expect(screen.getByRole('alert').textContent).toBe('First choose an action.');
  });

  it("M54 is called by the centre's own word", async () => {
    const terms = { portfolio: { en: { singular: 'file', plural: 'files' } } };
    await aPage(
      () => (
        <TermsScope terms={terms}>
          <ParticipantsScreen />
        </TermsScope>
      ),
      many(1),
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Files');
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
    const [name, plan, results] = row.getAllByRole('link');
    expect(name?.getAttribute('href')).toContain(`/participants/${anId(3001)}`);
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
