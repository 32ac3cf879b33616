/**
 * A frame is one batch of entries on disk: all of it is there or none of it.
 *
 *   0 magic "VKF2" · 4 length of the sealed part · 8 CRC-32 of all the rest · 12 position of the first entry (64 bit)
 *   20 number of entries · 24 key id (8) · 32 nonce (12) · 44 hash of the chain before (32) · 76 flags (32 bit)
 *   80 sealed part
 *
 * Sealed part: AES-256-GCM over the entries, one line of JSON each (flag 1: raw-deflated), with the header from byte 12
 * as additional data, so no frame can be moved or swapped; one from another journal was sealed with another key. The
 * hash of the chain goes on from line to line and not from frame to frame: entries that are packed anew into other
 * frames have the same hash at every position. Pure: bytes in, bytes out.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { checksum } from './checksum';
import type { JournalKeys } from './journal-keys';
import { readEntry } from './read-entry';

export const frameHeaderBytes = 80;
const magic = 0x564b4632;
const deflatedFlag = 1;
const newLine = 0x0a;
const tagBytes = 16;
/** Below this, deflating costs more at every start than it saves on the disk. */
const worthDeflating = 4096;
/** A frame of five hundred entries has hundreds of kilobytes: in pieces of this a quarter cheaper than in zlib's usual ones. */
const inflatedAtOnce = 64 * 1024;

/** Where a chain of frames stands: how many entries there are, and the hash over all entries up to here. */
export type ChainPoint = { readonly position: number; readonly hash: Uint8Array };

export type FrameSeal = { readonly keys: JournalKeys; readonly rootId: Uint8Array };

/** Hash of a chain without entries: it differs per journal. */
export const chainStartOf = (rootId: Uint8Array): ChainPoint => ({
  position: 0,
  hash: createHash('sha256').update('vakproef journal').update(rootId).digest(),
});

export const isSamePoint = (a: ChainPoint, b: ChainPoint): boolean =>
  a.position === b.position && Buffer.compare(a.hash, b.hash) === 0;

/** Takes the hash of the chain over the lines of a frame. */
function followLines(before: ChainPoint, lines: Buffer, { keys }: FrameSeal): ChainPoint {
  let { position, hash } = before;
  for (let at = 0; at <= lines.length; position++) {
    const found = lines.indexOf(newLine, at);
    const end = found < 0 ? lines.length : found;
    hash = createHash('sha256').update(keys.chainKey).update(hash).update(lines.subarray(at, end)).digest();
    at = end + 1;
  }
  return { position, hash };
}

export type EncodedFrame = { readonly bytes: Buffer; readonly after: ChainPoint };

/**
 * Writes the entries as the frame that follows `before`.
 * @param nonce twelve random bytes, never used twice with the same key
 */
export const encodeFrame = (
  entries: readonly JournalEntry[],
  before: ChainPoint,
  seal: FrameSeal,
  nonce: Uint8Array,
): EncodedFrame => {
  const lines = Buffer.from(entries.map((entry) => JSON.stringify(entry)).join('\n'));
  return encodeLines(lines, entries.length, before, seal, nonce);
};

/**
 * The same of lines as they came out of frames: entries that are packed anew stay the same to the byte.
 * @param count how many lines there are
 */
export function encodeLines(
  lines: Buffer,
  count: number,
  before: ChainPoint,
  seal: FrameSeal,
  nonce: Uint8Array,
): EncodedFrame {
  const deflated = lines.length >= worthDeflating ? deflateRawSync(lines, { level: 3 }) : lines;
  const isDeflated = deflated.length < lines.length;
  const plain = isDeflated ? deflated : lines;

  const bytes = Buffer.alloc(frameHeaderBytes + plain.length + tagBytes);
  bytes.writeUInt32BE(magic, 0);
  bytes.writeUInt32BE(plain.length + tagBytes, 4);
  bytes.writeBigUInt64BE(BigInt(before.position + 1), 12);
  bytes.writeUInt32BE(count, 20);
  bytes.set(seal.keys.keyId, 24);
  bytes.set(nonce, 32);
  bytes.set(before.hash, 44);
  bytes.writeUInt32BE(isDeflated ? deflatedFlag : 0, 76);

  const cipher = createCipheriv('aes-256-gcm', seal.keys.frameKey, nonce);
  cipher.setAAD(bytes.subarray(12, frameHeaderBytes));
  bytes.set(cipher.update(plain), frameHeaderBytes);
  cipher.final();
  bytes.set(cipher.getAuthTag(), bytes.length - tagBytes);

  bytes.writeUInt32BE(checksum(bytes.subarray(0, 8), bytes.subarray(12)), 8);
  return { bytes, after: followLines(before, lines, seal) };
}

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

/** The lines of a frame; null when they are not what was sealed. */
export function openLines(frame: Buffer, seal: FrameSeal): Buffer | null {
  if (frame.length < frameHeaderBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', seal.keys.frameKey, frame.subarray(32, 44), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(frame.subarray(12, frameHeaderBytes));
  decipher.setAuthTag(frame.subarray(frame.length - tagBytes));
  const plain = decipher.update(frame.subarray(frameHeaderBytes, frame.length - tagBytes));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return frame.readUInt32BE(76) === deflatedFlag
    ? inflateRawSync(plain, { chunkSize: inflatedAtOnce })
    : plain;
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
  if (length < frameHeaderBytes + tagBytes) return { kind: 'damaged' };
  if (file.length - offset < length) return { kind: 'cut' };
  const frame = file.subarray(offset, offset + length);
  if (checksum(frame.subarray(0, 8), frame.subarray(12)) !== frame.readUInt32BE(8))
    return { kind: 'damaged' };
  if (Buffer.compare(frame.subarray(24, 32), seal.keys.keyId) !== 0) return { kind: 'other-key' };
  const position = Number(frame.readBigUInt64BE(12));
  const follows =
    position === before.position + 1 && Buffer.compare(frame.subarray(44, 76), before.hash) === 0;
  if (!follows) return { kind: 'out-of-order' };
  const lines = openLines(frame, seal);
  if (lines === null) return { kind: 'damaged' };
  const after = followLines(before, lines, seal);
  return { kind: 'frame', position, count: frame.readUInt32BE(20), length, after };
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
    if (length < frameHeaderBytes + tagBytes || file.length - at < length) continue;
    const frame = file.subarray(at, at + length);
    if (checksum(frame.subarray(0, 8), frame.subarray(12)) !== frame.readUInt32BE(8)) continue;
    return { position: Number(frame.readBigUInt64BE(12)), offset: at, length };
  }
  return null;
}

/**
 * The hash of the chain behind the first `count` entries of a frame; null when it is not the frame that was written, or
 * has not as many.
 */
export function hashWithin(frame: Buffer, count: number, seal: FrameSeal): Buffer | null {
  const lines = openLines(frame, seal);
  if (lines === null) return null;
  let end = -1;
  for (let line = 0; line < count; line++) {
    end = lines.indexOf(newLine, end + 1);
    if (end < 0) end = lines.length;
  }
  const before = { position: 0, hash: frame.subarray(44, 76) };
  const after = count === 0 ? before : followLines(before, lines.subarray(0, end), seal);
  return after.position === count ? Buffer.from(after.hash) : null;
}

/** The lines of a frame, one an entry. */
export function splitLines(lines: Buffer): readonly Buffer[] {
  const split: Buffer[] = [];
  for (let at = 0; at <= lines.length; ) {
    const found = lines.indexOf(newLine, at);
    const end = found < 0 ? lines.length : found;
    split.push(lines.subarray(at, end));
    at = end + 1;
  }
  return split;
}

export const readEntries = (lines: Buffer): readonly JournalEntry[] =>
  lines.toString().split('\n').map(readEntry);

/** The entries of a frame that `inspectFrame` accepted before; null when it is no longer the bytes that were written. */
export function openFrame(frame: Buffer, seal: FrameSeal): readonly JournalEntry[] | null {
  const lines = openLines(frame, seal);
  return lines === null ? null : readEntries(lines);
}
