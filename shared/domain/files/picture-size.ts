/**
 * How many pixels a picture says that it has, by its head: one made to fill the memory of whoever looks at it is small as a file.
 * Pure.
 */

type PictureSize = { readonly width: number; readonly height: number };

/** A camera of today makes fifty million, few make two hundred; each takes four bytes of memory. */
export const mostPixels = 120_000_000;

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** The frame head of a JPEG (ITU T.81, B.2.2): marks C0 to CF, without C4, C8 and CC. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const code = view.getUint8(at + 1);
    if (code === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The three kinds of WebP (RFC 9649): lossy, lossless, extended. */
function sizeOfWebp(bytes: Uint8Array, view: DataView): PictureSize | null {
  if (view.byteLength < 30) return null;
  const kind = ascii(bytes, 12, 4);
  const low = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return { width: low(24) + 1, height: low(27) + 1 };
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** HEIC and AVIF: the largest of the sizes that are named (`ispe`, ISO/IEC 23008-12). */
function sizeOfBoxes(bytes: Uint8Array, view: DataView): PictureSize | null {
  let largest: PictureSize | null = null;
  for (let at = bytes.indexOf(0x69); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf(0x69, at + 1)) {
    if (ascii(bytes, at, 4) !== 'ispe') continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** Null where its head does not say. @param start its first bytes */
export function pictureSize(start: Uint8Array, mediaType: string): PictureSize | null {
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  if (mediaType === 'image/jpeg') return sizeOfJpeg(view);
  if (mediaType === 'image/webp') return sizeOfWebp(start, view);
  if (mediaType === 'image/avif' || mediaType === 'image/heic') return sizeOfBoxes(start, view);
  if (mediaType === 'image/png' && start.length >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (mediaType === 'image/gif' && start.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return null;
}

/** Whether a browser may unfold it; what its head does not tell may. */
export function isPictureTooLarge(start: Uint8Array, mediaType: string): boolean {
  const size = pictureSize(start, mediaType);
  return size !== null && size.width * size.height > mostPixels;
}
