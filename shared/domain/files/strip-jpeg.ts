/**
 * Takes out of a JPEG what a camera writes beside the picture (place, serial number, a second picture), bit for bit the same
 * picture. Kept: how it is turned, and what its colours mean.
 */
import { joinBytes } from '../../kernel/join-bytes';
import { composeTurn, readTurn } from './photo-turn';

const mark = 0xff;
const [begin, end, scan, app0, app1, app2, app14, comment] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xfe];
const exifName = 'Exif\0\0';
const coloursName = 'ICC_PROFILE\0';

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** Of the parts that programs write as they like, those without which the picture looks otherwise. */
function isKept(code: number, bytes: Uint8Array, at: number): boolean {
  if (code === comment) return false;
  if (code < app0 || code > 0xef) return true;
  if (code === app2) return textAt(bytes, at + 4, coloursName.length) === coloursName;
  return code === app0 || code === app14;
}

function turnPart(turn: number): Uint8Array {
  const tiff = composeTurn(turn);
  const length = 2 + exifName.length + tiff.length;
  const head = Uint8Array.from([mark, app1, length >> 8, length & 0xff]);
  return joinBytes([head, Uint8Array.from(exifName, (sign) => sign.charCodeAt(0)), tiff]);
}

/** Where the picture ends: behind its end mark, or at the end of the file where it was cut off. */
function endOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(mark, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(mark, at)) {
    const code = bytes[at + 1] ?? 0;
    if (code === end) return at + 2;
    // Nothing, or a place to begin anew: no part of its own.
    if (code === 0 || code === mark || (code >= 0xd0 && code <= 0xd7)) at += code === mark ? 1 : 2;
    else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return bytes.length;
}

/** Null when it is no JPEG, or its parts do not lead to a picture. */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== mark || bytes[1] !== begin) return null;
  const kept: Uint8Array[] = [];
  let turn = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === mark) {
    const code = bytes[at + 1] ?? 0;
    // Marks may be filled up.
    if (code === mark) {
      at += 1;
      continue;
    }
    if (code === scan) {
      const picture = bytes.subarray(at, endOfPicture(bytes, at + 2));
      const turned = turn === 1 ? [] : [turnPart(turn)];
      return joinBytes([Uint8Array.from([mark, begin]), ...turned, ...kept, picture]);
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return null;
    if (code === app1 && textAt(bytes, at + 4, exifName.length) === exifName)
      turn = readTurn(bytes.subarray(at + 4 + exifName.length, next));
    if (isKept(code, bytes, at)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}
