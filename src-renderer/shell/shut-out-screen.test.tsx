// @vitest-environment happy-dom
/** Y23: a device that lost its access says so before anything else, and forgets what its page held. */
import { renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aCacheLab } from '../../test/builders/a-cache-lab';
import { aPageWith, aProfile } from '../../test/builders/a-page';
import { anId } from '../../test/builders/an-exam';
import { hostStates } from '../../test/fakes/host-states';
import { type QuerySource, QuerySourceProvider } from '../queries/query-source';
import { useRebuildNotice } from '../queries/use-rebuild-notice';
import { Shell } from './shell';
import { ShutOutScreen, useForgetWhenShutOut } from './shut-out-screen';

const profile = { ...aProfile(anId<'Staff'>(8000)), isShutOut: true, deviceName: 'Tablet 3', actorId: null };

afterEach(() => vi.restoreAllMocks());

it('says what happened, what is safe and what to do, and takes a new code', async () => {
  await aPageWith({}, () => <ShutOutScreen profile={profile} />);
  expect(document.body.textContent).toContain('Everything recorded here has been handed in safely');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This device has no access any more');
  expect(screen.getByDisplayValue('Tablet 3')).toBeTruthy();
});

it('stands in the place of every other screen', async () => {
  await aPageWith({ profile }, Shell);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This device has no access any more');
  expect(document.body.textContent).not.toContain('Joke Postma');
});

it('does not speak of a damaged overview: nothing broke, it was thrown away', async () => {
  const lab = await aCacheLab();
  const source = (isShutOut: boolean) =>
    ({
      cache: { ...lab.cache, rebuildReason: async () => 'rows-unreadable' },
      host: hostStates({ ...profile, isShutOut }),
    }) as unknown as QuerySource;
  const noticeOf = (isShutOut: boolean) => {
    const value = source(isShutOut);
    return renderHook(useRebuildNotice, {
      wrapper: ({ children }) => <QuerySourceProvider value={value}>{children}</QuerySourceProvider>,
    }).result;
  };
  const [shutOut, atWork] = [noticeOf(true), noticeOf(false)];
  await waitFor(() => expect(atWork.current?.reason).toBe('rows-unreadable'));
  expect(shutOut.current).toBeNull();
});

it('begins the page anew at the moment it happens, and not because it was so', () => {
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined);
  const { rerender } = renderHook(({ isShutOut }) => useForgetWhenShutOut(isShutOut), {
    initialProps: { isShutOut: true },
  });
  expect(reload).not.toHaveBeenCalled();
  rerender({ isShutOut: false });
  rerender({ isShutOut: true });
  expect(reload).toHaveBeenCalledTimes(1);
});
