// @vitest-environment happy-dom
/** Send now: whatever comes of it is said, and it stays there. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Transfers } from '../../../shared/contract/bodies-contract';
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

describe('files on their way', () => {
  const digest = 'a'.repeat(64);
  const transfers: Transfers = {
    waiting: { count: 2, bytes: 12_400_000 },
    sending: { digest, sent: 3_400_000, bytes: 12_000_000, bytesPerSecond: 450_000 },
    isPaused: true,
    failures: [{ digest, bytes: 400_000, problem: problem('body-too-large') }],
    mostBytes: null,
    fetching: [],
  };
  const filesWaiting = transfers.waiting;

  it('says how many, how far the one is that goes, that they wait for marks, and what stands in the way', async () => {
    await aPageWith({ sync: { ...idleSync, filesWaiting }, transfers }, SyncScreen);
    expect(screen.getByRole('heading', { name: 'Files on their way' })).toBeTruthy();
    expect(screen.getByText(/2 files \(12\.4 MB together\) are stored on this device/)).toBeTruthy();
    expect(screen.getByText('Now going: 3.4 MB of 12 MB, 450 kB per second')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('28');
    expect(screen.getByText(/somebody is marking here and the connection is slow/)).toBeTruthy();
    expect(screen.getByText(/1 file did not get through/)).toBeTruthy();
    expect(screen.getByText(/larger than the hub takes/)).toBeTruthy();
    expect(screen.getByText('and 2 files (12.4 MB)')).toBeTruthy();
  });

  it('says nothing where all are at the hub, and after sending does not say that everything is there', async () => {
    const none = { ...transfers, waiting: { count: 0, bytes: 0 }, sending: null, failures: [] };
    const { device } = await aPageWith({ sync: idleSync, transfers: none }, SyncScreen);
    expect(screen.queryByText('Files on their way')).toBeNull();
    device.roundEndsWith(ok({ ...idleSync, filesWaiting: { count: 1, bytes: 3_400_000 } }));
    await press();
    expect(await screen.findByText(/1 file \(3\.4 MB\) still has to go there/)).toBeTruthy();
    expect(screen.queryByText(/confirmed everything/)).toBeNull();
  });
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
