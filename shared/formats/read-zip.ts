/**
 * Opens a ZIP that anybody may have made. Its list of entries is read and held to limits before anything is inflated, and
 * what is inflated is held to them again while it comes, because a list may say anything. Nothing is written to a disk;
 * still a name that would leave its folder is refused, because no honest program writes one.
 */
import { Inflate } from 'fflate';
import { crc32 } from '../kernel/crc32';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';

export type ZipEntry = {
  readonly name: string;
  readonly isStored: boolean;
  /** Bytes in the file. */
  readonly packed: Uint8Array;
  /** As the list says it. */
  readonly size: number;
  /** What its bytes add up to, as the list says it. */
  readonly sum: number;
};

const mostEntries = 2000;
export const mostInflatedBytes = 96 * 1024 * 1024;
const pieceBytes = 4096;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

const unreadable = (at: string): Result<never> => err(problem('zip-unreadable', { at }));

/** Leaves its folder, or is no name on some system. */
const isUnsafe = (name: string): boolean =>
  name.startsWith('/') ||
  name.includes('\\') ||
  name.includes('\0') ||
  /^[a-z]:/i.test(name) ||
  name.split('/').includes('..');

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endMark) return at;
  return null;
}

/** The files in it, in the order of its list; folders are left out. */
export function openZip(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < 22 ? null : findEnd(view);
  if (end === null) return unreadable('end');
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return err(problem('zip-too-many', { entries: count, most: mostEntries }));
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return unreadable('list');
    const read = readEntry(bytes, view, at);
    if (!read.ok) return read;
    at = read.value.next;
    total += read.value.entry.size;
    if (total > mostInflatedBytes)
      return err(problem('zip-too-large', { bytes: total, maxBytes: mostInflatedBytes }));
    if (!read.value.entry.name.endsWith('/')) entries.push(read.value.entry);
  }
  return ok(entries);
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): Result<{ readonly entry: ZipEntry; readonly next: number }> {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
    view.getUint16(at + offset, true),
  );
  const local = view.getUint32(at + 42, true);
  const nameEnd = at + 46 + (nameLength ?? 0);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
  if (isUnsafe(name)) return err(problem('zip-unsafe'));
  if (flags & 1) return err(problem('zip-locked'));
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark) return unreadable('entry');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if ((method !== 0 && method !== 8) || start + packedSize > bytes.length) return unreadable('entry');
  const packed = bytes.subarray(start, start + packedSize);
  const size = view.getUint32(at + 24, true);
  const entry = { name, isStored: method === 0, packed, size, sum: view.getUint32(at + 16, true) };
  return ok({ entry, next: nameEnd + (extraLength ?? 0) + (noteLength ?? 0) });
}

/** Stops inflating from inside the callback of the library; never seen outside this file. */
class TooMuch extends Error {}

/**
 * Hands an entry over piece by piece. A problem at its end says that what was handed over is not what was packed.
 * @param most so many bytes at most, whatever the list said
 */
export function inflateEntry(
  entry: ZipEntry,
  most: number,
  take: (piece: Uint8Array) => void,
): Problem | null {
  let bytes = 0;
  let sum = 0;
  const hand = (piece: Uint8Array): void => {
    bytes += piece.length;
    sum = crc32(piece, sum);
    if (bytes > most) throw new TooMuch();
    take(piece);
  };
  try {
    if (entry.isStored) hand(entry.packed);
    else {
      const inflate = new Inflate(hand);
      for (let at = 0; at < entry.packed.length || at === 0; at += pieceBytes)
        inflate.push(entry.packed.subarray(at, at + pieceBytes), at + pieceBytes >= entry.packed.length);
    }
    return sum === entry.sum ? null : problem('zip-unreadable', { at: 'entry' });
  } catch (thrown) {
    return thrown instanceof TooMuch
      ? problem('zip-too-large', { bytes, maxBytes: most })
      : problem('zip-unreadable', { at: 'entry' });
  }
}

/** An entry as one piece. */
export function inflateWhole(entry: ZipEntry, most: number): Result<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const failed = inflateEntry(entry, most, (piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  if (failed) return err(failed);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return ok(whole);
}
