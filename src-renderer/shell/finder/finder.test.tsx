// @vitest-environment happy-dom
/** Finding by name from anywhere, by keyboard alone, and only what whoever works here may open. */
import { useRouterState } from '@tanstack/react-router';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/values/role';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { Guide } from '../guide/guide';
import { Finder } from './finder';

afterEach(cleanup);

const exam = (number: number, title: string, moment: string, name: string) => {
  const whole = anExam({
    examId: anId(5000 + number),
    code: `LAS-${number}`,
    title,
    plannedAt: moment,
    candidates: [aCandidate({ assessmentId: anId(7000 + number), name, number: `S${number}` })],
  });
  return aVersion('exam', whole.examId, recordsOf(whole).planned);
};
const person = (number: number, familyName: string) =>
  aVersion('participant', anId(3000 + number), {
    participantId: anId(3000 + number),
    number: `00${number}`,
    givenName: 'Sam',
    namePrefix: "van 't",
    familyName,
    birthDate: null,
    group: 'LAS-1a',
  });
const named = (number: number, familyName: string, known: string) =>
  aVersion('participant', anId(3000 + number), {
    ...{ participantId: anId(3000 + number), number: known, givenName: 'Emine', namePrefix: '', familyName },
    ...{ birthDate: null, group: '' },
  });

async function opened(...roles: readonly Role[]): Promise<UserEvent> {
  const Page = () => {
    const path = useRouterState({ select: (state) => state.location.pathname });
    return (
      <>
        <Finder roles={[...roles]} />
        <Guide roles={[...roles]} />
        <label>
          A field <input />
        </label>
        <output>{path}</output>
      </>
    );
  };
  const changes = [
    exam(1, 'Long ago', '2026-03-01T08:00:00.000Z', 'Bram de Boer'),
    exam(2, 'Tomorrow', '2026-11-28T08:00:00.000Z', 'Emine Şahin'),
    ...Array.from({ length: 9 }, (_, i) => person(i + 1, i === 3 ? 'Hoff' : `Naam ${i + 1}`)),
    named(10, 'Şahin', 'S2'),
    named(11, 'Şahin-S2 Vos', '0011'),
  ];
  const world = aWorld(1, '2026-11-27T07:00:00.000Z');
  await aPageWith({ world }, Page, pulledEntry(changes.map((change, i) => [change, i + 10])));
  return userEvent.setup();
}
const path = () => document.querySelector('output')?.textContent;
const lines = () => screen.queryAllByRole('option').map((line) => line.firstElementChild?.textContent);
const linesOf = (kind: string) =>
  within(screen.getByRole('group', { name: kind }))
    .getAllByRole('option')
    .map((line) => line.firstElementChild?.textContent);

describe('the finder', () => {
  it('opens with Ctrl+K from within a field, finds somebody without their accents, and Enter goes there', async () => {
    const user = await opened('administrator');
    await user.click(screen.getByLabelText('A field'));
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox');
    expect(document.activeElement).toBe(field);
    await user.keyboard('hoff sam');
    expect(lines()).toEqual(["Sam van 't Hoff"]);
    await user.keyboard('{Enter}');
    expect(path()).toBe(`/participants/${anId(3004)}`);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lists every screen before the first letter, and none that is not theirs', async () => {
    const user = await opened('examiner');
    await user.click(screen.getByRole('button', { name: /^Find anything/ }));
    await screen.findByRole('combobox');
    expect(lines()).toEqual(['Today', 'Results', 'Hand in', 'Settings']);
    await user.keyboard('hoff');
    expect(lines()).toEqual([]);
    expect(screen.getByText(/^Nothing found/)).toBeTruthy();
  });

  it('goes by the arrows, from the last to the first, and says which line is chosen', async () => {
    const user = await opened('administrator');
    await user.keyboard('{Meta>}k{/Meta}');
    const field = await screen.findByRole('combobox');
    await user.keyboard('plan');
    const all = lines();
    expect(all.length).toBeGreaterThan(2);
    await user.keyboard('{ArrowUp}');
    const last = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    expect(last?.firstElementChild?.textContent).toBe(all.at(-1));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const second = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    expect(second?.getAttribute('aria-selected')).toBe('true');
    expect(second?.firstElementChild?.textContent).toBe(all[1]);
  });

  it('finds the week grid and the lists on paper, which stand in no menu', async () => {
    const user = await opened('administrator');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'week grid');
    expect(linesOf('Screens and actions')).toEqual(['Week grid']);
    await user.keyboard('{Enter}');
    expect(path()).toBe('/planning/week');
  });

  it('says how many more there are than it lists', async () => {
    const user = await opened('administrator');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('las-1a');
    expect(screen.getAllByRole('option').length).toBe(6);
    expect(screen.getByText('And 3 more. Type on to see them.')).toBeTruthy();
  });

  it('puts whoever has the very name or number that was typed before the exams that hold it', async () => {
    const user = await opened('administrator');
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox');
    const kinds = () =>
      screen.getAllByRole('group').map((group) => group.firstElementChild?.textContent ?? '');
    await user.keyboard('emine');
    expect(kinds()).toEqual(['Exams', 'Portfolios']);
    await user.keyboard(' sahin');
    expect(kinds()).toEqual(['Portfolios', 'Exams']);
    await user.keyboard('{Enter}');
    expect(path()).toBe(`/participants/${anId(3010)}`);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'S2');
    expect(field.isConnected).toBe(false);
    expect(kinds()).toEqual(['Portfolios', 'Exams']);
    expect(linesOf('Portfolios')).toEqual(['Emine Şahin', 'Emine Şahin-S2 Vos']);
  });

  it('puts the exam that is nearest first, and leads the office to its plan', async () => {
    const user = await opened('administrator');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('las-');
    expect(linesOf('Exams')).toEqual(['LAS-2 · Tomorrow', 'LAS-1 · Long ago']);
    await user.click(screen.getByText('LAS-1 · Long ago'));
    expect(path()).toBe(`/planning/${anId(5001)}`);
  });

  it('leads an examiner to where they go on with the candidate', async () => {
    const user = await opened('examiner');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('sahin');
    expect(lines()).toEqual(['Emine Şahin · LAS-2']);
    await user.keyboard('{Enter}');
    expect(path()).toBe(`/exam/${anId(5002)}/candidate/${anId(7002)}`);
  });

  it('closes with Escape and gives the focus back where it was', async () => {
    const user = await opened('administrator');
    await user.click(screen.getByLabelText('A field'));
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('{Escape}');
    expect(path()).toBe('/');
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('A field'));
  });

  it('finds a topic of the guide by other words for it, opens it there, and the focus is back when it closes', async () => {
    const user = await opened('administrator');
    await user.click(screen.getByLabelText('A field'));
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('resit');
    await waitFor(() => expect(linesOf('Guide')).toEqual(['Planning exams', 'A resit']));
    await user.keyboard('{ArrowUp}{Enter}');
    const guide = within(await screen.findByRole('dialog', { name: 'Guide' }));
    const part = guide.getByRole('heading', { level: 3, name: 'A resit' });
    await waitFor(() => expect(document.activeElement).toBe(part));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('A field')));
    expect(path()).toBe('/');
  });

  it('finds no topic of the office for an examiner, and of results for whoever sees all of them', async () => {
    const user = await opened('examiner');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'printing');
    await waitFor(() => expect(linesOf('Guide')).toContain('Saving and printing the sheet'));
    await user.keyboard('{Control>}a{/Control}oeapi');
    expect(lines()).toEqual([]);
    cleanup();
    const leader = await opened('leader');
    await leader.keyboard('{Control>}k{/Control}');
    await leader.type(await screen.findByRole('combobox'), 'oeapi');
    await waitFor(() => expect(linesOf('Guide')).toEqual(['Results and exporting']));
  });

  it('does not open over a dialog that asks something, nor with another key beside it', async () => {
    await opened('administrator');
    const asking = document.createElement('div');
    asking.setAttribute('role', 'dialog');
    document.body.append(asking);
    act(() => void fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true }));
    asking.remove();
    act(() => void fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true, shiftKey: true }));
    act(() => void fireEvent.keyDown(document.body, { key: 'k' }));
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
