/**
 * A frame is one batch of entries on disk: all of it is there or none of it.
 *
 *   0 magic "VKF1" · 4 length of the sealed part · 8 CRC-32C of all the rest · 12 position of the first entry (64 bit)
 *   20 number of entries · 24 key id (8) · 32 nonce (12) · 44 hash of the frame before (32) · 76 sealed part
 *
 * Sealed part: AES-256-GCM over one flag byte and the JSON array of the entries (flag 1: raw-deflated), with the
 * header from byte 12 and the root id of the journal as additional data, so no frame can be moved, swapped or taken
 * from another journal. The hash of a frame is SHA-256 over all its bytes: a chain. Pure: bytes in, bytes out.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { type JournalEntry, journalEntrySchema } from '../../shared/protocol/journal-entry';
import { crc32c } from './crc32c';
import type { JournalKeys } from './journal-keys';

export const frameHeaderBytes = 76;
const magic = 0x564b4631;
const tagBytes = 16;
/** Below this, deflating costs more than it saves. */
const worthDeflating = 300;
const entriesSchema = z.array(journalEntrySchema);

/** Where a chain of frames stands: how many entries there are, and the hash over all frames up to here. */
export type ChainPoint = { readonly position: number; readonly hash: Uint8Array };

export type FrameSeal = { readonly keys: JournalKeys; readonly rootId: Uint8Array };

/** Hash of a chain without frames: it differs per journal. */
export const chainStartOf = (rootId: Uint8Array): ChainPoint => ({
  position: 0,
  hash: createHash('sha256').update('vakproef journal').update(rootId).digest(),
});

export const isSamePoint = (a: ChainPoint, b: ChainPoint): boolean =>
  a.position === b.position && Buffer.compare(a.hash, b.hash) === 0;

/**
 * Writes the entries as the frame that follows `before`.
 * @param nonce twelve random bytes, never used twice with the same key
 */
export function encodeFrame(
  entries: readonly JournalEntry[],
  before: ChainPoint,
  seal: FrameSeal,
  nonce: Uint8Array,
): { readonly bytes: Buffer; readonly after: ChainPoint } {
  const json = Buffer.from(JSON.stringify(entries));
  const deflated = json.length >= worthDeflating ? deflateRawSync(json, { level: 3 }) : json;
  const isDeflated = deflated.length < json.length;
  const plain = isDeflated ? deflated : json;

  const bytes = Buffer.alloc(frameHeaderBytes + 1 + plain.length + tagBytes);
  bytes.writeUInt32BE(magic, 0);
  bytes.writeUInt32BE(1 + plain.length + tagBytes, 4);
  bytes.writeBigUInt64BE(BigInt(before.position + 1), 12);
  bytes.writeUInt32BE(entries.length, 20);
  bytes.set(seal.keys.keyId, 24);
  bytes.set(nonce, 32);
  bytes.set(before.hash, 44);

  const cipher = createCipheriv('aes-256-gcm', seal.keys.frameKey, nonce);
  cipher.setAAD(Buffer.concat([seal.rootId, bytes.subarray(12, frameHeaderBytes)]));
  const flag = cipher.update(Buffer.of(isDeflated ? 1 : 0));
  bytes.set(flag, frameHeaderBytes);
  bytes.set(cipher.update(plain), frameHeaderBytes + flag.length);
  cipher.final();
  bytes.set(cipher.getAuthTag(), bytes.length - tagBytes);

  bytes.writeUInt32BE(crc32c(bytes.subarray(0, 8), bytes.subarray(12)), 8);
  return { bytes, after: { position: before.position + entries.length, hash: hashOf(bytes) } };
}

const hashOf = (frame: Uint8Array): Buffer => createHash('sha256').update(frame).digest();

/**
 * What stands at an offset. `cut`: the file ends inside the frame. `damaged`: not the bytes that were written.
 * `out-of-order`: a whole frame, but not the one that follows. `other-key`: whole, sealed with another secret.
 */
export type FrameReading =
  | {
      readonly kind: 'frame';
      readonly position: number;
      readonly count: number;
      readonly length: number;
      readonly after: ChainPoint;
    }
  | { readonly kind: 'cut' | 'damaged' | 'out-of-order' | 'other-key' };

function openSeal(frame: Buffer, seal: FrameSeal): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', seal.keys.frameKey, frame.subarray(32, 44), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.concat([seal.rootId, frame.subarray(12, frameHeaderBytes)]));
  decipher.setAuthTag(frame.subarray(frame.length - tagBytes));
  const plain = decipher.update(frame.subarray(frameHeaderBytes, frame.length - tagBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** Checks the frame at `offset` fully: checksum, place in the chain, seal. */
export function inspectFrame(
  file: Buffer,
  offset: number,
  before: ChainPoint,
  seal: FrameSeal,
): FrameReading {
  if (file.length - offset < frameHeaderBytes) return { kind: 'cut' };
  if (file.readUInt32BE(offset) !== magic) return { kind: 'damaged' };
  const length = frameHeaderBytes + file.readUInt32BE(offset + 4);
  if (length < frameHeaderBytes + 1 + tagBytes) return { kind: 'damaged' };
  if (file.length - offset < length) return { kind: 'cut' };
  const frame = file.subarray(offset, offset + length);
  if (crc32c(frame.subarray(0, 8), frame.subarray(12)) !== frame.readUInt32BE(8)) return { kind: 'damaged' };
  if (Buffer.compare(frame.subarray(24, 32), seal.keys.keyId) !== 0) return { kind: 'other-key' };
  const position = Number(frame.readBigUInt64BE(12));
  const follows =
    position === before.position + 1 &&
    Buffer.compare(frame.subarray(44, frameHeaderBytes), before.hash) === 0;
  if (!follows) return { kind: 'out-of-order' };
  if (openSeal(frame, seal) === null) return { kind: 'damaged' };
  const count = frame.readUInt32BE(20);
  return {
    kind: 'frame',
    position,
    count,
    length,
    after: { position: before.position + count, hash: hashOf(frame) },
  };
}

/** The next frame from `offset` on whose checksum is right, wherever it belongs; null when there is none. */
export function findWholeFrame(
  file: Buffer,
  offset: number,
): { readonly position: number; readonly offset: number; readonly length: number } | null {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(magic);
  for (let at = file.indexOf(mark, offset); at >= 0; at = file.indexOf(mark, at + 1)) {
    if (file.length - at < frameHeaderBytes) return null;
    const length = frameHeaderBytes + file.readUInt32BE(at + 4);
    if (length < frameHeaderBytes + 1 + tagBytes || file.length - at < length) continue;
    const frame = file.subarray(at, at + length);
    if (crc32c(frame.subarray(0, 8), frame.subarray(12)) !== frame.readUInt32BE(8)) continue;
    return { position: Number(frame.readBigUInt64BE(12)), offset: at, length };
  }
  return null;
}

/** The entries of a frame that `inspectFrame` accepted before; null when it is no longer the bytes that were written. */
export function openFrame(frame: Buffer, seal: FrameSeal): readonly JournalEntry[] | null {
  if (frame.length < frameHeaderBytes + 1 + tagBytes) return null;
  const plain = openSeal(frame, seal);
  if (plain === null) return null;
  const content = plain.subarray(1);
  const json = plain[0] === 1 ? inflateRawSync(content) : content;
  return entriesSchema.parse(JSON.parse(json.toString()));
}
