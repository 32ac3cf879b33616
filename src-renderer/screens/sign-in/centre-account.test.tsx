// @vitest-environment happy-dom
/** The first time with an account of the centre: the way in, the wait, what went wrong, and the PIN after it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../shared/contract/identity-contract';
import { problem } from '../../../shared/kernel/problem';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { rightPin } from '../../../test/fakes/fake-people';
import { SignInScreen } from './sign-in-screen';

const fatma = anId<'Staff'>(8001);
const pim = anId<'Staff'>(8002);
const organisationId = anId<'Organisation'>(1);
const aMember = (staffId: typeof fatma, name: string, identity: string | null) =>
  aVersion('staff', staffId, {
    staffId,
    name,
    jobTitle: '',
    roles: ['examiner'],
    independent: true,
    identity,
  });
const centre = (hasProvider: boolean) =>
  aVersion('organisation', organisationId, {
    ...{ organisationId, name: 'T', place: '', objectionText: {}, isSample: false },
    identityProvider: hasProvider
      ? { issuer: 'https://login.centre.example', clientId: 'vakproef', claim: 'sub' }
      : null,
  });
const shown = async (attempt?: Attempt, hasProvider = true) => {
  const entries = pulledEntry([
    [aMember(fatma, 'Fatma', 'fatma'), 9],
    [aMember(pim, 'Pim', null), 10],
    [centre(hasProvider), 11],
  ]);
  const people = { persons: [], session: null, refusals: [] };
  const page = await aPageWith(attempt ? { people, attempt } : { people }, SignInScreen, entries);
  const user = userEvent.setup();
  return { ...page, user, choose: (name: RegExp) => user.click(screen.getByRole('button', { name })) };
};
const way = { name: 'Sign in through your centre' };
const field = (name: RegExp) => screen.getByLabelText(name, { selector: 'input' });

describe('an account of the centre', () => {
  it('is a way to begin, beside a personal code', async () => {
    const { choose, user, device } = await shown();
    await choose(/^Fatma/);
    expect(field(/^Personal code/)).toBeTruthy();
    await user.click(screen.getByRole('button', way));
    expect(device.people.asked).toEqual([['start', { staffId: fatma, language: 'en' }]]);
  });

  it('is not offered to who has none, nor where the centre has no provider', async () => {
    const { choose } = await shown();
    await choose(/^Pim/);
    expect(field(/^Personal code/)).toBeTruthy();
    expect(screen.queryByRole('button', way)).toBeNull();
  });

  it('is not offered where the centre has no provider', async () => {
    const { choose } = await shown(undefined, false);
    await choose(/^Fatma/);
    expect(screen.queryByRole('button', way)).toBeNull();
  });

  it('is waited for with the address at hand and a way to stop', async () => {
    const address = 'https://login.centre.example/auth?state=1';
    const { choose, user, device } = await shown({
      phase: 'waiting',
      staffId: fatma,
      address,
      isOpened: false,
    });
    await choose(/^Fatma/);
    const link = screen.getByRole('link', { name: 'Open the page' });
    expect(link.getAttribute('href')).toBe(address);
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(document.activeElement).toBe(link);
    await user.click(screen.getByRole('button', { name: 'Stop signing in' }));
    expect(device.people.asked).toEqual([['cancel', {}]]);
  });

  it('is waited for in the browser that main opened', async () => {
    const { choose } = await shown({
      phase: 'waiting',
      staffId: fatma,
      address: 'https://a.example',
      isOpened: true,
    });
    await choose(/^Fatma/);
    expect(screen.getByRole('status').textContent).toContain('has opened in the browser');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('that went wrong says why, and both ways are there again', async () => {
    const { choose } = await shown({
      phase: 'failed',
      staffId: fatma,
      problem: problem('identity-provider-away'),
    });
    await choose(/^Fatma/);
    expect(screen.getByRole('alert').textContent).toContain('identity-provider-away');
    expect(screen.getByRole('button', way)).toBeTruthy();
    expect(field(/^Personal code/)).toBeTruthy();
  });

  it('that was good asks for a PIN and nothing else, of its own person only', async () => {
    const { choose, user, device } = await shown({ phase: 'signed-in', staffId: fatma });
    await choose(/^Pim/);
    expect(field(/^Personal code/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Somebody else' }));
    await choose(/^Fatma/);
    expect(screen.queryByLabelText(/^Personal code/)).toBeNull();
    await user.type(field(/^Choose a PIN/), rightPin);
    await user.type(field(/^Type the PIN once more/), `${rightPin}{Enter}`);
    expect(device.people.asked).toEqual([['finish', { pin: rightPin }]]);
  });
});
