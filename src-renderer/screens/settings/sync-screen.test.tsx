// @vitest-environment happy-dom
/** Send now: whatever comes of it is said, and it stays there. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '../../../shared/contract/sync-contract';
import { problem } from '../../../shared/kernel/problem';
import { err, ok } from '../../../shared/kernel/result';
import { aPage, aPageWith } from '../../../test/builders/a-page';
import { SyncScreen } from './sync-screen';

const idleSync: SyncStatus = {
  phase: 'idle',
  waiting: 0,
  sent: 0,
  sending: 0,
  refused: 0,
  unreadable: 0,
  unproved: [],
  lastReceiptNumber: null,
  lastReceivedAt: null,
  lastContactAt: null,
  problem: null,
  clockSkewMs: null,
};
const press = () => userEvent.click(screen.getByRole('button', { name: 'Send now' }));

it('says that something erased still lies on the disk, and how it goes', async () => {
  await aPageWith({ sync: { ...idleSync, erasesAtStart: true } }, SyncScreen);
  expect(screen.getByText('Still on the disk of this device')).toBeTruthy();
  expect(screen.getByText(/Close the program and start it again/)).toBeTruthy();
});

describe('sending now', () => {
  it('without a hub says that nothing was sent, what waits, and that it goes by itself', async () => {
    const { device } = await aPage(SyncScreen);
    device.roundEndsWith(ok({ ...idleSync, waiting: 3, problem: problem('hub-unreachable') }));
    await press();
    expect(await screen.findByText(/Nothing was sent or fetched now\. 3 changes wait safely/)).toBeTruthy();
    device.roundEndsWith(ok({ ...idleSync, waiting: 0, problem: problem('hub-unreachable') }));
    await press();
    expect(await screen.findByText(/Nothing waits on this device/)).toBeTruthy();
  });

  it('on a device of no centre, after everything went, and after anything else says so, too', async () => {
    const { device } = await aPage(SyncScreen);
    device.roundEndsWith(err(problem('not-enrolled')));
    await press();
    expect(await screen.findByText(/belongs to no centre yet/)).toBeTruthy();
    device.roundEndsWith(ok({ ...idleSync, waiting: 0, problem: null }));
    await press();
    expect(await screen.findByText(/The hub has confirmed everything/)).toBeTruthy();
    device.roundEndsWith(err(problem('internal')));
    await press();
    expect((await screen.findByRole('alert')).textContent).toContain('internal');
  });
});
