/** The word in the corner never says more than is true, and offline is no alarm. */
import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { problem } from '../../shared/kernel/problem';
import { decideSyncMark } from './decide-sync-mark';

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
const word = (over: Partial<SyncStatus>) => decideSyncMark({ ...calm, ...over }).word;
const received = { lastReceiptNumber: '8F2C', lastReceivedAt: '2026-11-24T14:02:00.000Z' };

describe('the mark of handing in', () => {
  it('says received only with a receipt and nothing waiting', () => {
    expect(word({})).toBe('stored');
    expect(word(received)).toBe('received');
    expect(word({ ...received, waiting: 1 })).toBe('waiting');
    for (const phase of ['not-enrolled', 'sending', 'waiting-for-hub'] as const)
      expect(word({ ...received, waiting: 1, phase })).not.toBe('received');
  });
  it('never says received while a file waits, whatever else is going on', () => {
    const filesWaiting = { count: 1, bytes: 3_400_000 };
    expect(decideSyncMark({ ...calm, ...received, filesWaiting })).toEqual({
      tone: 'waiting',
      word: 'files-waiting',
      count: 1,
    });
    for (const phase of ['idle', 'not-enrolled', 'sending', 'fetching', 'waiting-for-hub'] as const)
      expect(word({ ...received, filesWaiting, phase })).not.toBe('received');
    const offline = problem('hub-unreachable');
    expect(word({ ...received, filesWaiting, problem: offline })).toBe('offline-files');
    expect(word({ ...received, filesWaiting, waiting: 2 })).toBe('waiting');
  });
  it('is calm and grey without a connection, with or without changes that wait', () => {
    const offline = problem('hub-unreachable');
    for (const waiting of [0, 12]) {
      const mark = decideSyncMark({ ...calm, phase: 'waiting-for-hub', problem: offline, waiting });
      expect(mark.tone).toBe('offline');
      expect(mark.count).toBe(waiting);
    }
    expect(word({ problem: offline, waiting: 12 })).toBe('offline-waiting');
    expect(word({ problem: offline })).toBe('offline');
  });
  it('asks for a person when the hub refused something, whatever else is going on', () => {
    for (const phase of ['idle', 'sending', 'fetching', 'waiting-for-hub'] as const)
      expect(decideSyncMark({ ...calm, ...received, phase, refused: 2 })).toEqual({
        tone: 'attention',
        word: 'action-needed',
        count: 2,
      });
  });
  it('asks for a person when a problem does not heal by itself', () => {
    expect(word({ problem: problem('device-unknown') })).toBe('action-needed');
    expect(word({ problem: problem('protocol-too-old'), waiting: 3 })).toBe('action-needed');
  });
  it('shows what is being sent', () => {
    expect(word({ phase: 'sending', waiting: 12, sent: 3, sending: 12 })).toBe('sending');
    expect(word({ phase: 'fetching' })).toBe('fetching');
    expect(word({ phase: 'not-enrolled' })).toBe('not-enrolled');
  });
});
