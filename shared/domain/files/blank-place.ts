/**
 * Makes the place in a photo unreadable where it stands, for kinds in which nothing can be taken out without moving the rest
 * (HEIC, AVIF, TIFF): the directory of the place is emptied, and so is what programs wrote of it as text (XMP). No byte moves.
 */
import { entriesOf, openTiff } from './photo-turn';

const placeTag = 0x8825;
const exifName = Uint8Array.from('Exif\0\0', (sign) => sign.charCodeAt(0));
const textBegin = Uint8Array.from('<x:xmpmeta', (sign) => sign.charCodeAt(0));
const textEnd = Uint8Array.from('</x:xmpmeta>', (sign) => sign.charCodeAt(0));
const blank = 0x20;
/** Bytes of one value, by the number of its type (TIFF 6.0, 2). */
const typeBytes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** The first place from `from` on at which these bytes stand; -1 where there is none. */
function find(bytes: Uint8Array, sought: Uint8Array, from: number): number {
  const first = sought[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (sought.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

/** Empties the entries of the place and what they point to. */
function blankDirectory(tiff: Uint8Array, at: number, view: DataView, isLittle: boolean): void {
  for (const place of entriesOf(view, at, isLittle)) {
    const length =
      (typeBytes[view.getUint16(place + 2, isLittle)] ?? 1) * view.getUint32(place + 4, isLittle);
    const value = view.getUint32(place + 8, isLittle);
    if (length > 4 && value + length <= tiff.length) tiff.fill(0, value, value + length);
    tiff.fill(0, place, place + 12);
  }
}

function blankTiff(tiff: Uint8Array): void {
  const opened = openTiff(tiff);
  if (!opened) return;
  const { view, isLittle } = opened;
  for (const place of entriesOf(view, view.getUint32(4, isLittle), isLittle))
    if (view.getUint16(place, isLittle) === placeTag)
      blankDirectory(tiff, view.getUint32(place + 8, isLittle), view, isLittle);
}

/** A copy in which nobody can read where it was taken. */
export function blankPlace(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  blankTiff(copy);
  for (let at = find(copy, exifName, 0); at >= 0; at = find(copy, exifName, at + 1))
    blankTiff(copy.subarray(at + exifName.length));
  for (let at = find(copy, textBegin, 0); at >= 0; at = find(copy, textBegin, at + 1)) {
    const end = find(copy, textEnd, at);
    copy.fill(blank, at, end < 0 ? copy.length : end + textEnd.length);
  }
  return copy;
}
