/**
 * The head of a segment file, written twice so that one damaged copy costs nothing. It says where the segment
 * begins in the chain; a segment therefore also says where the one before it ends, and whatever stands behind that
 * point in the older file (the rest of a failed write) was never acknowledged.
 *
 *   0 magic "VAKJRNL" and format 2 · 8 root id (16) · 24 journal id (16) · 40 key id (8)
 *   48 entries before this segment (64 bit) · 56 hash of the chain before (32) · 88 CRC-32
 */
import { checksum } from './checksum';
import type { ChainPoint } from './frame';

const copyBytes = 92;
export const segmentHeaderBytes = 2 * copyBytes;
const magic = Buffer.from('VAKJRNL');
const format = 2;

export type SegmentHeader = {
  /** Names the journal for its keys; never changes. */
  readonly rootId: Uint8Array;
  /** What readers know the journal by. A new one after entries were lost, so that no cache takes old for new. */
  readonly journalId: Uint8Array;
  readonly keyId: Uint8Array;
  readonly start: ChainPoint;
};

export type SegmentHeaderReading =
  | { readonly kind: 'header'; readonly header: SegmentHeader; readonly damagedCopies: 0 | 1 }
  | { readonly kind: 'newer-format' | 'earlier-format' | 'damaged' };

/** Both copies of the header, ready to be the first bytes of a file. */
export function encodeSegmentHeader(header: SegmentHeader): Buffer {
  const copy = Buffer.alloc(copyBytes);
  copy.set(magic, 0);
  copy.writeUInt8(format, 7);
  copy.set(header.rootId, 8);
  copy.set(header.journalId, 24);
  copy.set(header.keyId, 40);
  copy.writeBigUInt64BE(BigInt(header.start.position), 48);
  copy.set(header.start.hash, 56);
  copy.writeUInt32BE(checksum(copy.subarray(0, copyBytes - 4)), copyBytes - 4);
  return Buffer.concat([copy, copy]);
}

const isWhole = (copy: Buffer): boolean =>
  copy.length === copyBytes &&
  copy.subarray(0, 7).equals(magic) &&
  checksum(copy.subarray(0, copyBytes - 4)) === copy.readUInt32BE(copyBytes - 4);

/** The format that both copies name, whatever the rest of them looks like in that format; null when they name none. */
function namedFormat(copies: readonly Buffer[]): number | null {
  const named = copies.map((copy) => (copy.subarray(0, 7).equals(magic) ? (copy[7] ?? null) : null));
  return named[0] === named[1] ? (named[0] ?? null) : null;
}

/** Reads the header from the first bytes of a segment file. */
export function decodeSegmentHeader(file: Buffer): SegmentHeaderReading {
  const copies = [file.subarray(0, copyBytes), file.subarray(copyBytes, segmentHeaderBytes)];
  const named = namedFormat(copies);
  if (named !== null && named !== format) return { kind: named < format ? 'earlier-format' : 'newer-format' };
  const whole = copies.filter((copy) => isWhole(copy) && copy[7] === format);
  const copy = whole[0];
  if (!copy) return { kind: 'damaged' };
  return {
    kind: 'header',
    damagedCopies: whole.length === 2 ? 0 : 1,
    header: {
      rootId: Buffer.from(copy.subarray(8, 24)),
      journalId: Buffer.from(copy.subarray(24, 40)),
      keyId: Buffer.from(copy.subarray(40, 48)),
      start: { position: Number(copy.readBigUInt64BE(48)), hash: Buffer.from(copy.subarray(56, 88)) },
    },
  };
}
