/** What was done with people, told and taken back after any time and on any device: nothing is remembered but what is recorded. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PeopleRun } from '../../../shared/records/people-run';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import { ParticipantsScreen } from './participants-screen';
import { PeopleRunsScreen } from './people-runs-screen';

const archivedAt = '2026-11-27T08:00:00.000Z';
const person = (n: number, inactiveSince: string | null) =>
  aVersion('participant', anId(n), {
    ...{ participantId: anId<'Participant'>(n), number: `${n}`, givenName: 'Sam', namePrefix: 'van der' },
    ...{ familyName: `Naam ${n}`, birthDate: null, group: '', inactiveSince },
  });
const people = [person(1, archivedAt), person(2, archivedAt), person(3, null)];
const aRun = (n: number, over: Partial<PeopleRun> = {}): PeopleRun => ({
  ...{ runId: anId<'PeopleRun'>(n), kind: 'archive', at: archivedAt, by: anId<'Staff'>(8000) },
  ...{ count: 2, rest: 0, parts: [anId<'PeopleRunPart'>(n + 1)], ...over },
});
/** Of the second one somebody wrote another version since. */
const part = {
  ...{ partId: anId<'PeopleRunPart'>(901), runId: anId<'PeopleRun'>(900) },
  steps: [
    { revision: people[0]!.changeId, documentId: anId<string>(1) },
    { revision: anId<'Change'>(77), documentId: anId<string>(2) },
  ].map((step) => ({ ...step, type: 'participant', back: { inactiveSince: null } })),
};

async function open(Screen: typeof PeopleRunsScreen, runs: readonly PeopleRun[]) {
  const stored = [
    ...people,
    ...runs.map((run) => aVersion('people-run', run.runId, run)),
    aVersion('people-run-part', part.partId, part),
  ];
  const world = aWorld(1, '2026-11-27T09:00:00.000Z');
  const entry = pulledEntry(stored.map((one, at) => [one, at + 10] as const));
  // As far as what is written comes: the view of these pages does not follow by itself.
  const page = await aPageWith({ world }, Screen, entry, pulledEntry([]), pulledEntry([]));
  const show = () =>
    page.add(...page.device.recorded.map((change, at) => pulledEntry([[change, 100 + at] as const])));
  return { ...page, show, user: userEvent.setup() };
}
const cards = () =>
  within(screen.getByRole('list', { name: 'What was done, the newest first' })).getAllByRole('listitem');

describe('the list of what was done with people', () => {
  it('tells each with when and by whom, what is not all done, and what was taken back', async () => {
    await open(PeopleRunsScreen, [
      aRun(900, { rest: 40 }),
      aRun(910, { kind: 'import', source: 'klas.csv', at: '2026-11-26T09:00:00.000Z' }),
      aRun(920, { kind: 'undo', undoes: anId<'PeopleRun'>(910), parts: [], left: 3 }),
      aRun(940, { kind: 'link', at: '2026-11-24T09:00:00.000Z' }),
      aRun(950, { kind: 'undo', undoes: anId<'PeopleRun'>(940), parts: [], count: 0, left: 2 }),
      aRun(930, { kind: 'later-than-this-program', at: '2026-11-25T09:00:00.000Z' }),
    ]);
    await waitFor(() => expect(cards()).toHaveLength(4));
    const texts = cards().map(({ textContent }) => textContent ?? '');
    expect(texts[0]).toContain('2 participants moved to the archive.');
    expect(texts[0]).toContain('Joke Postma');
    expect(texts[0]).toContain('Not all of it is done: 40 changes are missing.');
    expect(texts[1]).toContain('klas.csv');
    expect(texts[1]).toMatch(/Undone on .* by Joke Postma.*3 stay/);
    expect(texts[2]).toContain('2 changes.');
    expect(texts[3]).toMatch(/^2 links made\.2 stay/);
    expect(screen.getAllByRole('button', { name: /^Undo:/ })).toHaveLength(2);
    // What stayed is not offered as if nobody had tried, and not shut off either.
    expect(screen.getAllByRole('button', { name: /^Undo what stayed:/ })).toHaveLength(2);
  });

  it('takes one back, says there what stayed and of whom, and has the focus where that is told', async () => {
    const { user, device, show } = await open(PeopleRunsScreen, [aRun(900)]);
    await user.click(await screen.findByRole('button', { name: /^Undo:/ }));
    await waitFor(() =>
      expect(device.recorded.map(({ type }) => type)).toEqual(['participant', 'people-run']),
    );
    expect(device.recorded[0]?.body).toMatchObject({ participantId: anId(1), inactiveSince: null });
    await show();
    await waitFor(() => expect(cards()[0]?.textContent).toMatch(/Undone on .*1 stays/));
    expect(within(cards()[0]!).getByRole('link').textContent).toBe('Naam 2, Sam van der');
    expect(document.activeElement?.textContent).toContain('1 stays');
    expect(screen.queryByRole('button', { name: /^Undo:/ })).toBeNull();
  });

  it('offers the rest of one that was taken back while only a piece of it had come', async () => {
    const [first, second] = [anId<'PeopleRunPart'>(901), anId<'PeopleRunPart'>(902)];
    const undo = { kind: 'undo', undoes: anId<'PeopleRun'>(900), left: 0 };
    await open(PeopleRunsScreen, [
      aRun(900, { parts: [first, second] }),
      aRun(920, { ...undo, parts: [first] }),
      aRun(930, { at: '2026-11-26T09:00:00.000Z', parts: [first] }),
      aRun(940, { ...undo, undoes: anId<'PeopleRun'>(930), parts: [first] }),
    ]);
    await waitFor(() => expect(cards()).toHaveLength(2));
    const [open900, closed] = cards().map((card) => within(card).queryAllByRole('button').length);
    expect([open900, closed]).toEqual([1, 0]);
  });

  it('leads back where nothing was done yet', async () => {
    await open(PeopleRunsScreen, []);
    expect((await screen.findAllByRole('link', { name: 'Back to portfolios' })).length).toBeGreaterThan(0);
  });
});

describe('above the list of people', () => {
  it('stands what was done last, also after a reload, with its way back', async () => {
    const { user, device, show } = await open(ParticipantsScreen, [aRun(900)]);
    await screen.findByText('Done last: 2 participants moved to the archive.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(device.recorded).toHaveLength(2));
    await show();
    await waitFor(() => expect(document.activeElement?.textContent).toContain('1 stays'));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Everything that was done' })).toBeTruthy();
  });

  it('says whose it was where a colleague did it', async () => {
    await open(ParticipantsScreen, [aRun(900, { by: anId<'Staff'>(8009) })]);
    await screen.findByText('Done last by unknown: 2 participants moved to the archive.');
  });

  it('is not told after a week', async () => {
    await open(ParticipantsScreen, [aRun(900, { at: '2026-11-19T09:00:00.000Z' })]);
    await screen.findByRole('table');
    expect(screen.queryByText(/^Done last/)).toBeNull();
  });
});
