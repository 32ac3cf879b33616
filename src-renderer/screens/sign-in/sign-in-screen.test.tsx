// @vitest-environment happy-dom
/** Unlocking: a name and a PIN, a first PIN by a code, and a way on when the PIN is wrong, forgotten or blocked. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { aPersonHere, goodCode, rightPin } from '../../../test/fakes/fake-people';
import { usePeopleAtDevice } from '../../ui/people-at-device';
import { SignInScreen } from './sign-in-screen';

const joke = anId<'Staff'>(8000);
const fatma = anId<'Staff'>(8001);
const colleague = pulledEntry([
  [
    aVersion('staff', fatma, {
      staffId: fatma,
      name: 'Fatma Yıldırım',
      jobTitle: '',
      roles: ['examiner'],
      independent: true,
    }),
    9,
  ],
]);
const shown = async (...persons: ReturnType<typeof aPersonHere>[]) => {
  const page = await aPageWith({ people: { persons, session: null, refusals: [] } }, SignInScreen, colleague);
  return { ...page, user: userEvent.setup() };
};
const field = (name: RegExp) => screen.getByLabelText(name, { selector: 'input' });

beforeEach(() => usePeopleAtDevice.setState(usePeopleAtDevice.getInitialState(), true));

describe('unlocking', () => {
  it('asks a name and a PIN, and the cursor stands in the PIN', async () => {
    const { user, device } = await shown(aPersonHere());
    await user.click(screen.getByRole('button', { name: /^Joke Postma/ }));
    expect(document.activeElement).toBe(field(/^PIN/));
    await user.keyboard(`${rightPin}{Enter}`);
    expect(device.people.asked).toEqual([['unlock', { staffId: joke, pin: rightPin }]]);
  });

  it('asks whoever worked here last for a PIN alone, with everybody else below', async () => {
    usePeopleAtDevice.getState().noteWorker(joke);
    const { user, device } = await shown(aPersonHere());
    expect(screen.getByRole('button', { name: /^Fatma/ })).toBeTruthy();
    await user.keyboard(`${rightPin}{Enter}`);
    expect(device.people.asked).toEqual([['unlock', { staffId: joke, pin: rightPin }]]);
  });

  it('says how many tries are left, empties the field and puts the cursor back', async () => {
    usePeopleAtDevice.getState().noteWorker(joke);
    const { user } = await shown(aPersonHere());
    await user.keyboard('111222{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('5 more times');
    expect(field(/^PIN/)).toHaveProperty('value', '');
    expect(document.activeElement).toBe(field(/^PIN/));
  });

  it('counts down while the next try must wait', async () => {
    usePeopleAtDevice.getState().noteWorker(joke);
    await shown(aPersonHere({ waitMs: 61_000, triesLeft: 5 }));
    expect(screen.getByRole('timer').textContent).toMatch(/in 1:0[01]\. After that you have 5 tries left/);
  });
});

describe('a personal code', () => {
  it('is asked of whoever has no PIN here, with a PIN typed twice', async () => {
    const { user, device } = await shown(aPersonHere());
    await user.click(screen.getByRole('button', { name: /^Fatma/ }));
    await user.type(field(/^Personal code/), goodCode);
    await user.type(field(/^Choose a PIN/), rightPin);
    await user.type(field(/^Type the PIN once more/), '999999{Enter}');
    expect(screen.getByText('This is not the same PIN.')).toBeTruthy();
    expect(device.people.asked).toEqual([]);
    await user.clear(field(/^Type the PIN once more/));
    await user.type(field(/^Type the PIN once more/), `${rightPin}{Enter}`);
    expect(device.people.asked).toEqual([['begin', { staffId: fatma, code: goodCode, pin: rightPin }]]);
  });

  it('gives a new PIN when the old one is forgotten', async () => {
    const { user, device } = await shown(aPersonHere());
    await user.click(screen.getByRole('button', { name: /^Joke/ }));
    await user.click(screen.getByRole('button', { name: 'PIN forgotten' }));
    await user.type(field(/^Personal code/), goodCode);
    await user.type(field(/^Choose a PIN/), rightPin);
    await user.type(field(/^Type the PIN once more/), `${rightPin}{Enter}`);
    expect(device.people.asked).toEqual([['begin', { staffId: joke, code: goodCode, pin: rightPin }]]);
  });

  it('is the only way on for a blocked PIN, and the screen says so', async () => {
    const { user } = await shown(aPersonHere({ triesLeft: 0 }));
    await user.click(screen.getByRole('button', { name: /^Joke/ }));
    expect(screen.getByText(/The PIN was wrong ten times/)).toBeTruthy();
    expect(field(/^Personal code/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start work' })).toBeNull();
  });

  it('that came with the link of the device asks only for a PIN, and is forgotten when it has served', async () => {
    usePeopleAtDevice.getState().keepPersonalCode(goodCode);
    const { user, device } = await shown();
    expect(screen.getByRole('heading', { name: 'Choose your PIN' })).toBeTruthy();
    expect(screen.queryByLabelText(/^Personal code/)).toBeNull();
    await user.type(field(/^Choose a PIN/), rightPin);
    await user.type(field(/^Type the PIN once more/), `${rightPin}{Enter}`);
    expect(device.people.asked).toEqual([['begin', { staffId: null, code: goodCode, pin: rightPin }]]);
    expect(usePeopleAtDevice.getState().personalCode).toBeNull();
  });

  it('that the hub refuses can be typed anew', async () => {
    usePeopleAtDevice.getState().keepPersonalCode('TOO-OLD');
    const { user } = await shown();
    await user.type(field(/^Choose a PIN/), rightPin);
    await user.type(field(/^Type the PIN once more/), `${rightPin}{Enter}`);
    expect(screen.getByRole('alert').textContent).toContain('personal-code-unknown');
    expect(field(/^Personal code/)).toHaveProperty('value', 'TOO-OLD');
    await act(async () => usePeopleAtDevice.getState().keepPersonalCode(null));
    expect(screen.getByRole('button', { name: /^Fatma/ })).toBeTruthy();
  });
});

describe('Y23: somebody for whom the hub vouches no more', () => {
  it('reads by name what became of the PIN, and that nothing recorded is lost', async () => {
    const refusals = [{ staffId: fatma, problem: problem('staff-inactive') }];
    await aPageWith(
      { people: { persons: [aPersonHere()], session: null, refusals } },
      SignInScreen,
      colleague,
    );
    const notice = screen.getByRole('status').textContent;
    expect(notice).toMatch(/Fatma Yıldırım:.*Your PIN on this device has been removed.*recorded is kept/);
  });
});

describe('a search for a name, where nine or more work', () => {
  const names = [
    'Fatma Yıldırım',
    'Renée Müller',
    'Łukasz Wójcik',
    'Sebastian O’Connell',
    'Ingrid Vermeulen‑Bakker',
    "Sanne van 't Hoff",
    'Zeger Aalbers',
    'Bram de Boer',
  ];
  const everybody = pulledEntry(
    names.map((name, i) => {
      const staffId = anId<'Staff'>(8100 + i);
      const one = { staffId, name, jobTitle: '', roles: ['examiner'], independent: true };
      return [aVersion('staff', staffId, one), 20 + i];
    }),
  );
  const shownNames = () => screen.getAllByRole('listitem').map((item) => item.textContent);

  it('finds whatever accent, apostrophe or hyphen was typed in, and lists by family name', async () => {
    await aPageWith({ people: { persons: [], session: null, refusals: [] } }, SignInScreen, everybody);
    const user = userEvent.setup();
    const given = shownNames().map((text) => text?.split(' ')[0]);
    expect(given.join(' ')).toBe('Zeger Bram Sanne Renée Sebastian Joke Ingrid Łukasz Fatma');
    for (const [typed, found] of [
      ['yildirim', 'Fatma'],
      ['RENEE', 'Renée'],
      ['lukasz', 'Łukasz'],
      ["o'connell", 'Sebastian'],
      ['vermeulen-bakker', 'Ingrid'],
      ["Hoff, Sanne van 't", 'Sanne'],
    ] as const) {
      const field = screen.getByRole('textbox');
      await user.clear(field);
      await user.type(field, typed);
      expect(shownNames(), typed).toEqual([expect.stringContaining(found)]);
    }
  });
});
