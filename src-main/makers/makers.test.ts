/** Y19, Y20: what nothing proves is held until a key proves it, and once however often it was found. */
import { expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { countUnproved, followMakers, type Makers, noMakers } from './makers';

const hub = { hubId: newId(), hubPublicKey: '', organisationId: newId<'Organisation'>() };
const [epoch, digest] = [newId(), 'a'.repeat(64)];
const deviceId = newId<'Device'>();

const follow = (entries: readonly JournalEntry[]): Makers =>
  entries.reduce((makers, entry, at) => followMakers(makers, { position: at + 1, entry }, hub, []), noMakers);

const found = (...seqs: number[]) =>
  seqs.map((seq) => ({ seq, deviceId, why: 'maker-unknown' as const, subject: null }));

test('Y20: a check of a load that was cut off and done again counts what it found once', () => {
  const makers = follow([
    { kind: 'first-load', epoch, cursor: 9, digest },
    { kind: 'load-checked', digest, unproved: found(1, 2), isLast: false },
    { kind: 'load-checked', digest, unproved: found(1, 2), isLast: false },
    { kind: 'load-checked', digest, unproved: found(3), isLast: true },
  ]);
  expect(countUnproved(makers)).toMatchObject([{ deviceId, count: 3 }]);
  expect(makers.unchecked).toBeNull();
});

test('Y19: what comes a second time, because the device sees it now, is counted once', () => {
  const pulled = { kind: 'pulled' as const, epoch, cursor: 4, changes: [] };
  const makers = follow([
    { ...pulled, unproved: found(4) },
    { ...pulled, cursor: 8, unproved: found(4, 7) },
  ]);
  expect(makers.unproved.map(({ seq }) => seq)).toEqual([4, 7]);
});
