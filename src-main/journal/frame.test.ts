import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { anEntry, aSecret } from '../../test/builders/a-journal';
import { crc32c } from './crc32c';
import { chainStartOf, encodeFrame, type FrameSeal, inspectFrame, openFrame } from './frame';
import { deriveJournalKeys } from './journal-keys';

const rootId = new Uint8Array(16).fill(1);
const seal: FrameSeal = { rootId, keys: deriveJournalKeys(aSecret(), rootId) };
const start = chainStartOf(rootId);

const anyEntry: fc.Arbitrary<JournalEntry> = fc
  .record({ text: fc.string({ unit: 'binary', maxLength: 600 }), n: fc.integer() })
  .map(({ text, n }) => ({
    kind: 'refused',
    changeId: '01900000-0000-7000-8000-000000000000' as never,
    problem: { code: 'internal', details: { text, n } },
    at: '2026-11-24T09:00:00.000Z',
  }));
const anyNonce = fc.uint8Array({ minLength: 12, maxLength: 12 });
const anyPosition = fc.integer({ min: 0, max: 2 ** 40 });

test('CRC-32C gives the value of its definition', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  expect(crc32c(Buffer.from('1234'), Buffer.from('56789'))).toBe(0xe3069283);
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

test('J5 a changed entry is found even when checksum and place are made right again', () => {
  const { bytes } = encodeFrame([anEntry(1)], start, seal, new Uint8Array(12).fill(3));
  const forged = Buffer.from(bytes);
  forged[80] = forged[80]! ^ 1;
  forged.writeUInt32BE(crc32c(forged.subarray(0, 8), forged.subarray(12)), 8);
  expect(inspectFrame(forged, 0, start, seal).kind).toBe('damaged');
  expect(openFrame(forged, seal)).toBeNull();
});
