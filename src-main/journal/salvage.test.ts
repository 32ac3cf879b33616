import { expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { anEntry, aSecret, numberOf } from '../../test/builders/a-journal';
import { anId } from '../../test/builders/an-exam';
import { checksum } from './checksum';
import { type ChainPoint, chainStartOf, encodeFrame, type FrameSeal } from './frame';
import { deriveJournalKeys } from './journal-keys';
import { salvageEntries } from './salvage';

const rootId = new Uint8Array(16).fill(1);
const seal: FrameSeal = { rootId, keys: deriveJournalKeys(aSecret(), rootId) };
let nonces = 0;
const frame = (entries: readonly JournalEntry[], before: ChainPoint) => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(++nonces);
  return encodeFrame(entries, before, seal, nonce);
};
const epoch = '01900000-0000-4000-8000-0000000000ee';
const numbers = (rest: readonly Buffer[]): number[] => salvageEntries(rest, seal).map(numberOf);

const first = frame([anEntry(1)], chainStartOf(rootId));
const second = frame([anEntry(2), anEntry(3)], first.after);
const third = frame([anEntry(4)], second.after);

test('L3 every whole frame behind the damage is found, in any of the files', () => {
  const damage = Buffer.from('VKF2 and more that is no frame');
  expect(numbers([Buffer.concat([damage, second.bytes, damage]), third.bytes])).toEqual([2, 3, 4]);
  expect(numbers([Buffer.concat([first.bytes.subarray(0, 50), third.bytes])])).toEqual([4]);
  expect(numbers([Buffer.concat([first.bytes.subarray(3), second.bytes.subarray(0, -1)])])).toEqual([]);
  expect(numbers([])).toEqual([]);
});

test('L3 of two frames at one place the later one counts: the first was refused to its caller', () => {
  const refused = frame([anEntry(97), anEntry(98)], first.after);
  const behindRefused = frame([anEntry(99)], refused.after);
  expect(numbers([Buffer.concat([refused.bytes, behindRefused.bytes]), second.bytes])).toEqual([2, 3]);
});

test('L3 what the hub can send again is left out, because the feed has a hole there', () => {
  const mixed = frame(
    [
      { kind: 'pulled', epoch, cursor: 9, changes: [] },
      anEntry(5),
      { kind: 'first-load', epoch, cursor: 9, digest: '0'.repeat(64) },
      { kind: 'pin-tried', staffId: anId(8001), at: '2026-11-24T09:00:00.000Z' },
    ],
    third.after,
  );
  expect(salvageEntries([mixed.bytes], seal).map(({ kind }) => kind)).toEqual(['refused', 'pin-tried']);
});

test('L3 a frame of another journal is not taken in', () => {
  const otherRoot = new Uint8Array(16).fill(2);
  const other: FrameSeal = { rootId: otherRoot, keys: deriveJournalKeys(aSecret(), otherRoot) };
  const foreign = encodeFrame([anEntry(66)], first.after, other, new Uint8Array(12));
  expect(numbers([Buffer.concat([foreign.bytes, third.bytes])])).toEqual([4]);
});

test('L3 a frame that was moved by somebody without the key is not saved, whatever its checksum', () => {
  const moved = Buffer.from(second.bytes);
  moved.writeBigUInt64BE(1n, 12);
  moved.writeUInt32BE(checksum(moved.subarray(0, 8), moved.subarray(12)), 8);
  expect(numbers([Buffer.concat([first.bytes, moved])])).toEqual([1]);
});
