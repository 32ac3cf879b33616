// @vitest-environment happy-dom
/** The frame while the overview is not there: an examiner at work keeps the desk, everybody else is told to wait. */
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aVersion } from '../../test/builders/a-change';
import { anId } from '../../test/builders/an-exam';
import { anExamPage, answersFor, examiner } from '../../test/builders/an-exam-page';
import { plannedTime } from '../../test/builders/planned-time';
import { aMicrophone } from '../../test/fakes/a-microphone';
import { aPersonHere } from '../../test/fakes/fake-people';
import { readPageView } from '../ui/page-view';
import { Shell } from './shell';

const opened = async () => {
  const page = await anExamPage('mark', { frame: Shell });
  expect(answersFor('1.1.1').getAllByRole('button').length).toBeGreaterThan(1);
  return page;
};

describe.each(['rebuilding', 'failed'] as const)('while the overview is %s', (phase) => {
  it('an open exam stays where it is, says so, and a mark is saved', async () => {
    const { user, viewBecomes, recorded } = await opened();
    viewBecomes(phase);
    expect(screen.getByRole('alert').textContent).toContain(
      phase === 'failed' ? 'cache-unusable' : 'cache-building',
    );
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(1);
    viewBecomes('ready');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('other screens are not shown as if they were empty', async () => {
    const { viewBecomes, go } = await opened();
    go('/');
    expect(await screen.findByText('Today', { selector: 'p' })).toBeTruthy();
    viewBecomes(phase);
    expect(screen.queryByText('Today', { selector: 'p' })).toBeNull();
  });
});

describe('a device that is locked', () => {
  it('shows nothing of the exam, keeps what was being typed, and comes back to the same indicator', async () => {
    const { user, device, pass, recorded } = await anExamPage('mark', {
      frame: Shell,
      marks: { '1.1.1': 'not-met' },
    });
    const group = screen.getByRole('group', { name: /^Mark for/ }).getAttribute('aria-label');
    await user.click(screen.getByRole('button', { name: /^Remark/ }));
    await user.type(screen.getByRole('textbox', { name: /^Remark/ }), 'Zonder bril');
    await user.click(screen.getByRole('button', { name: /Joke Postma works on this device/ }));
    await pass(0);
    expect(screen.queryByRole('group', { name: /^Mark for/ })).toBeNull();
    expect(document.body.textContent).not.toContain('Şeyma');
    expect(recorded('remark-written')).toMatchObject([{ text: 'Zonder bril' }]);
    expect(device.recorded.at(-1)).toMatchObject({ type: 'remark-written', actorId: examiner });
    await act(async () => device.signIn(examiner));
    await pass(0);
    expect(screen.getByRole('group', { name: /^Mark for/ }).getAttribute('aria-label')).toBe(group);
  });
});

describe('a device that a candidate has', () => {
  const person = {
    ...{ participantId: anId<'Participant'>(6009), number: '118', givenName: 'Noor', namePrefix: '' },
    ...{ familyName: 'de Wit', birthDate: null, group: '' },
  };
  const { participantId } = person;
  const handed = () =>
    anExamPage('mark', {
      ...{ frame: Shell, handedTo: participantId },
      stored: [aVersion('participant', participantId, person)],
    });
  const heading = () => screen.findByRole('heading', { level: 1, name: 'Portfolio of Noor de Wit' });

  it('shows their portfolio in the place of every screen, and leads nowhere', async () => {
    const { go, user } = await handed();
    expect(await heading()).toBe(document.activeElement);
    for (const path of ['/', '/exam/1/mark/2', '/settings', '/nowhere']) {
      go(path);
      expect(await heading()).toBeTruthy();
      expect(screen.queryAllByRole('link')).toEqual([]);
    }
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(document.body.textContent).not.toContain('Şeyma');
    for (const keys of ['{Control>}k{/Control}', '{F1}', '?', '{Escape}']) {
      await user.keyboard(keys);
      expect([keys, screen.queryByRole('dialog')]).toEqual([keys, null]);
    }
  });

  it('offers the lock to the menu of the desktop, and nothing else; Done is that lock', async () => {
    const { device, user, pass } = await handed();
    await heading();
    expect(readPageView()).toEqual({ screen: 'other', commands: ['lock'] });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await pass(0);
    expect(device.people.asked).toEqual([['lock', {}]]);
  });

  it('is not locked by Done while a sound of theirs is still coming, and says so', async () => {
    aMicrophone();
    const { device, user, pass } = await handed();
    await heading();
    await user.click(screen.getByRole('button', { name: 'Record sound' }));
    const stop = await screen.findByRole('button', { name: 'Stop and add' });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect((await screen.findByRole('alert')).textContent).toContain('is not locked yet');
    await user.click(stop);
    await waitFor(() => expect(screen.queryByText(/is not locked yet/)).toBeNull());
    expect(device.recorded.at(-1)).toMatchObject({
      type: 'portfolio-evidence',
      body: { addedBy: { by: 'candidate' } },
    });
    expect(device.people.asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await pass(0);
    expect(device.people.asked).toEqual([['lock', {}]]);
  });
});

describe('the word of the hub for whoever works here', () => {
  const until = (validUntil: string) => ({
    persons: [aPersonHere({ validUntil })],
    session: null,
    refusals: [],
  });
  const inDays = (days: number) =>
    new Date(plannedTime.now().getTime() + days * 24 * 60 * 60_000).toISOString();

  it.each([
    [4, null],
    [2, 'Connect this device with the hub soon'],
    [-1, 'This device has been without contact with the hub for too long'],
  ])('that ends in %i days: %s', async (days, title) => {
    await anExamPage('mark', { frame: Shell, people: until(inDays(days)) });
    expect(answersFor('1.1.1')).toBeTruthy();
    const titles = [
      'Connect this device with the hub soon',
      'This device has been without contact with the hub for too long',
    ];
    expect(titles.filter((one) => screen.queryByText(one) !== null)).toEqual(title ? [title] : []);
  });
});
