import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { anEntry, aSecret } from '../../test/builders/a-journal';
import { anyText } from '../../test/builders/any-text';
import { checksum } from './checksum';
import { chainStartOf, encodeFrame, type FrameSeal, inspectFrame, openFrame } from './frame';
import { deriveJournalKeys } from './journal-keys';

const rootId = new Uint8Array(16).fill(1);
const seal: FrameSeal = { rootId, keys: deriveJournalKeys(aSecret(), rootId) };
const start = chainStartOf(rootId);

const anyEntry: fc.Arbitrary<JournalEntry> = fc
  .record({ text: anyText(600), n: fc.integer() })
  .map(({ text, n }) => ({
    kind: 'refused',
    changeId: '01900000-0000-7000-8000-000000000000' as never,
    problem: { code: 'internal', details: { text, n } },
    at: '2026-11-24T09:00:00.000Z',
  }));
const anyNonce = fc.uint8Array({ minLength: 12, maxLength: 12 });
const anyPosition = fc.integer({ min: 0, max: 2 ** 40 });

test('CRC-32 gives the value of its definition', () => {
  expect(checksum(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(checksum(Buffer.from('1234'), Buffer.from('56789'))).toBe(0xcbf43926);
});

test('J1 what a frame was made of comes out of it, wherever it stands in the chain', () => {
  fc.assert(
    fc.property(
      fc.array(anyEntry, { minLength: 1, maxLength: 8 }),
      anyNonce,
      anyPosition,
      (entries, nonce, at) => {
        const before = { position: at, hash: start.hash };
        const { bytes, after } = encodeFrame(entries, before, seal, nonce);
        const file = Buffer.concat([Buffer.alloc(5), bytes, Buffer.alloc(3)]);
        expect(inspectFrame(file, 5, before, seal)).toEqual({
          kind: 'frame',
          position: at + 1,
          count: entries.length,
          length: bytes.length,
          after,
        });
        expect(openFrame(bytes, seal)).toEqual(entries);
      },
    ),
  );
});

test('L2 a frame with any other byte, or cut anywhere, is no frame', () => {
  const { bytes } = encodeFrame([anEntry(1), anEntry(2)], start, seal, new Uint8Array(12).fill(3));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Buffer.from(bytes);
      other[at] = other[at]! ^ change;
      expect(inspectFrame(other, 0, start, seal).kind).not.toBe('frame');
    }),
  );
  for (let length = 0; length < bytes.length; length++)
    expect(inspectFrame(bytes.subarray(0, length), 0, start, seal).kind).toBe('cut');
});

test('J5 a whole frame from another place, another journal or another secret is told apart', () => {
  const nonce = new Uint8Array(12).fill(3);
  const first = encodeFrame([anEntry(1)], start, seal, nonce);
  const second = encodeFrame([anEntry(2)], first.after, seal, nonce);
  expect(inspectFrame(second.bytes, 0, start, seal).kind).toBe('out-of-order');
  expect(inspectFrame(first.bytes, 0, first.after, seal).kind).toBe('out-of-order');
  const otherSecret = { rootId, keys: deriveJournalKeys(aSecret(9), rootId) };
  expect(inspectFrame(first.bytes, 0, start, otherSecret).kind).toBe('other-key');
});

/** The frame with some of its bytes changed by somebody who can compute a checksum but has no key. */
function forge(bytes: Buffer, change: (frame: Buffer) => void): Buffer {
  const forged = Buffer.from(bytes);
  change(forged);
  forged.writeUInt32BE(checksum(forged.subarray(0, 8), forged.subarray(12)), 8);
  return forged;
}

test('J5 a changed entry is found even when checksum and place are made right again', () => {
  const { bytes } = encodeFrame([anEntry(1)], start, seal, new Uint8Array(12).fill(3));
  const forged = forge(bytes, (frame) => frame.writeUInt8(frame.readUInt8(85) ^ 1, 85));
  expect(inspectFrame(forged, 0, start, seal).kind).toBe('damaged');
  expect(openFrame(forged, seal)).toBeNull();
});

test('J5 the seal covers the header: another count, place, chain or flag opens nothing, whatever the checksum', () => {
  const many = Array.from({ length: 60 }, (_, n) => anEntry(n));
  for (const entries of [[anEntry(1), anEntry(2)], many]) {
    const { bytes } = encodeFrame(entries, start, seal, new Uint8Array(12).fill(3));
    const otherCount = forge(bytes, (frame) => frame.writeUInt32BE(entries.length + 1, 20));
    expect(inspectFrame(otherCount, 0, start, seal).kind).toBe('damaged');
    const unknownFlag = forge(bytes, (frame) => frame.writeUInt32BE(frame.readUInt32BE(76) | 2, 76));
    expect(inspectFrame(unknownFlag, 0, start, seal).kind).toBe('damaged');
    const elsewhere = forge(bytes, (frame) => frame.writeBigUInt64BE(9n, 12));
    const behindThat = { position: 8, hash: start.hash };
    expect(inspectFrame(elsewhere, 0, behindThat, seal).kind).toBe('damaged');
    const otherChain = forge(bytes, (frame) => frame.fill(7, 44, 76));
    expect(inspectFrame(otherChain, 0, { position: 0, hash: Buffer.alloc(32, 7) }, seal).kind).toBe(
      'damaged',
    );
    for (const forged of [otherCount, unknownFlag, elsewhere, otherChain])
      expect(openFrame(forged, seal)).toBeNull();
  }
});

test('J5 a frame of another journal of the same device is sealed with another key', () => {
  const otherRoot = new Uint8Array(16).fill(2);
  const { keyId } = seal.keys;
  const other: FrameSeal = { rootId: otherRoot, keys: { ...deriveJournalKeys(aSecret(), otherRoot), keyId } };
  const { bytes } = encodeFrame([anEntry(1)], start, other, new Uint8Array(12).fill(3));
  expect(inspectFrame(bytes, 0, start, seal).kind).toBe('damaged');
});

test('J5 the hash at a position depends on the entries up to there, not on how they were packed into frames', () => {
  const entries = Array.from({ length: 7 }, (_, n) => anEntry(n));
  const nonce = new Uint8Array(12).fill(3);
  const inOne = encodeFrame(entries, start, seal, nonce).after;
  const oneByOne = entries.reduce((point, entry) => encodeFrame([entry], point, seal, nonce).after, start);
  expect(oneByOne).toEqual(inOne);
  const changed = encodeFrame([anEntry(9), ...entries.slice(1)], start, seal, nonce).after;
  expect(changed.hash).not.toEqual(inOne.hash);
  const otherSecret = { rootId, keys: deriveJournalKeys(aSecret(9), rootId) };
  expect(encodeFrame(entries, start, otherSecret, nonce).after.hash).not.toEqual(inOne.hash);
});

test('J7 a frame below 4 kB is not deflated, a larger one is', () => {
  const nonce = new Uint8Array(12).fill(3);
  const small = encodeFrame([anEntry(1)], start, seal, nonce).bytes;
  const large = encodeFrame(
    Array.from({ length: 60 }, (_, n) => anEntry(n)),
    start,
    seal,
    nonce,
  ).bytes;
  expect([small.readUInt32BE(76), large.readUInt32BE(76)]).toEqual([0, 1]);
  expect(large.length).toBeLessThan(4096);
});
