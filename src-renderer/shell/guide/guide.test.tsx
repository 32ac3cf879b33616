// @vitest-environment happy-dom
/** The guide: by F1 or its button, at what the screen is about, and the screen is as it was when it closes. */
import { useRouter, useRouterState } from '@tanstack/react-router';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/values/role';
import { aPageWith } from '../../../test/builders/a-page';
import { Guide } from './guide';

afterEach(cleanup);

async function openedAt(address: string, ...roles: readonly Role[]): Promise<UserEvent> {
  const Page = () => {
    const path = useRouterState({ select: (state) => state.location.pathname });
    const router = useRouter();
    return (
      <>
        <Guide roles={roles.length > 0 ? [...roles] : null} />
        <label>
          A field <input />
        </label>
        <button type="button" onClick={() => router.history.push('/devices')}>
          Elsewhere
        </button>
        <output>{path}</output>
      </>
    );
  };
  await aPageWith({ address }, Page);
  return userEvent.setup();
}
const path = () => document.querySelector('output')?.textContent;
const guide = () => screen.findByRole('dialog', { name: 'Guide' });
const opened = async (user: UserEvent) => {
  await user.keyboard('{F1}');
  return within(await guide());
};

describe('the guide', () => {
  it('opens with F1 at the screen’s own topic, with the focus on its heading', async () => {
    const user = await openedAt('/planning', 'administrator');
    const inside = await opened(user);
    const heading = inside.getByRole('heading', { level: 2, name: 'Planning exams' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    // Names of buttons are those on the screen.
    expect(inside.getByText('Plan an exam', { selector: 'strong' })).toBeTruthy();
    expect((await guide()).textContent).not.toMatch(/\$t\(|\*\*|\{\{/);
  });

  it('opens at the part that is about the screen', async () => {
    const user = await openedAt('/participants/groups', 'administrator');
    const inside = await opened(user);
    const part = inside.getByRole('heading', { level: 3, name: 'Groups' });
    await waitFor(() => expect(document.activeElement).toBe(part));
  });

  it('closes with Escape; what was typed stays, the focus is back, and it opens where one was reading', async () => {
    const user = await openedAt('/planning', 'administrator');
    await user.type(screen.getByLabelText('A field'), 'half a wor');
    const inside = await opened(user);
    await user.click(inside.getByRole('button', { name: 'All topics' }));
    await user.click(inside.getByRole('button', { name: /^Keeping and erasing/ }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('A field')));
    await user.keyboard('d');
    expect(screen.getByLabelText<HTMLInputElement>('A field').value).toBe('half a word');
    expect((await opened(user)).getByRole('heading', { level: 2, name: 'Keeping and erasing' })).toBeTruthy();
  });

  it('is about the next screen once one is there', async () => {
    const user = await openedAt('/planning', 'administrator');
    await opened(user);
    await user.keyboard('{Escape}');
    await user.click(screen.getByText('Elsewhere'));
    expect((await opened(user)).getByRole('heading', { level: 3, name: 'Devices' })).toBeTruthy();
  });

  it('is searched, and what is found is opened at its part', async () => {
    const user = await openedAt('/planning', 'administrator');
    const inside = await opened(user);
    await user.type(inside.getByRole('searchbox'), 'refused hub');
    await user.click(await inside.findByRole('button', { name: /^Refused by the hub/ }));
    const part = inside.getByRole('heading', { level: 3, name: 'Refused by the hub' });
    await waitFor(() => expect(document.activeElement).toBe(part));
    await user.type(inside.getByRole('searchbox'), 'zzz');
    expect(await inside.findByText(/^Nothing found/)).toBeTruthy();
  });

  it('leads to the screen of a topic, and is gone there', async () => {
    const user = await openedAt('/planning', 'administrator');
    const inside = await opened(user);
    await user.click(inside.getByRole('button', { name: 'All topics' }));
    await user.click(inside.getByRole('button', { name: /^Keeping and erasing/ }));
    await user.click(inside.getByRole('link', { name: 'Go to this screen' }));
    expect(path()).toBe('/participants/keeping');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows an exam leader what the office does with results, and nothing of planning', async () => {
    const user = await openedAt('/start', 'leader');
    const inside = await opened(user);
    const part = inside.getByRole('heading', { level: 3, name: 'What needs attention today' });
    await waitFor(() => expect(document.activeElement).toBe(part));
    await user.click(inside.getByRole('button', { name: 'All topics' }));
    expect(inside.getByRole('heading', { name: 'In the office' })).toBeTruthy();
    expect(inside.queryByText('Planning exams')).toBeNull();
  });

  it('shows an examiner nothing of the office', async () => {
    const user = await openedAt('/results', 'examiner');
    const inside = await opened(user);
    expect(inside.getByRole('heading', { level: 2, name: 'Saving and printing the sheet' })).toBeTruthy();
    await user.click(inside.getByRole('button', { name: 'All topics' }));
    expect(inside.queryByText('In the office')).toBeNull();
    await user.type(inside.getByRole('searchbox'), 'groups');
    expect(await inside.findByText(/^Nothing found/)).toBeTruthy();
  });

  it('tells before anybody signed in how to begin, and leads to no screen', async () => {
    const user = await openedAt('/');
    await user.click(screen.getByRole('button', { name: 'Help with this screen (F1)' }));
    const inside = within(await guide());
    expect(inside.getByRole('heading', { level: 2, name: 'Starting on a device' })).toBeTruthy();
    expect(inside.queryByRole('link')).toBeNull();
  });

  it('does not open over a dialog that asks something, nor with another key beside it', async () => {
    await openedAt('/planning', 'administrator');
    const asking = document.createElement('div');
    asking.setAttribute('role', 'dialog');
    document.body.append(asking);
    act(() => void fireEvent.keyDown(document.body, { key: 'F1' }));
    asking.remove();
    act(() => void fireEvent.keyDown(document.body, { key: 'F1', ctrlKey: true }));
    await act(async () => undefined);
    expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
  });
});
