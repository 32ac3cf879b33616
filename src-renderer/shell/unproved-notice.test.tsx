// @vitest-environment happy-dom
/** Y19: the shell says how much nothing proves, and who is said to have made it. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { aPageWith } from '../../test/builders/a-page';
import { anId } from '../../test/builders/an-exam';
import { UnprovedNotice } from './unproved-notice';

const calm: SyncStatus = {
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

it('says nothing while everything is proved', async () => {
  await aPageWith({ sync: calm }, UnprovedNotice);
  expect(screen.queryByText('Not everything is certain')).toBeNull();
});

it('Y19: counts what nothing proves, says why, and names the device', async () => {
  const deviceId = anId<'Device'>(1);
  const unproved: SyncStatus['unproved'] = [
    { deviceId, name: 'Tablet 2', why: 'signature-wrong', count: 2 },
    { deviceId, name: null, why: 'maker-unknown', count: 1 },
    { deviceId: null, name: null, why: 'maker-unknown', count: 1 },
  ];
  await aPageWith({ sync: { ...calm, unproved } }, UnprovedNotice);
  for (const line of [
    '2 changes could not be verified: made by Tablet 2 according to the hub, but the signature of that device is wrong. They do not count.',
    `1 change could not be verified: made by a device that your centre does not know (${deviceId.slice(-8)}). It does not count.`,
    '1 change could not be verified: made by a device that your centre does not know (unknown device). It does not count.',
  ])
    expect(screen.getByText(line)).toBeTruthy();
});
