/** What a file says of itself as a JPEG, from its head to its end, before anything draws it. Pure. */

export type Jpeg = {
  /** In pixels, as they lie in the file: a camera may say besides that the picture is turned. */
  readonly width: number;
  readonly height: number;
};

const [mark, begin, end, scan] = [0xff, 0xd8, 0xd9, 0xda] as const;
/** Frames that hold the size: C0 to CF, but for the three that are tables (JPEG, table B.1). */
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** The size in the frame that begins here; null when it has none. */
function sizeAt(view: DataView, at: number): Jpeg | null {
  const [height, width] = [view.getUint16(at + 1), view.getUint16(at + 3)];
  return width > 0 && height > 0 ? { width, height } : null;
}

/** Null when it is no JPEG, says no size, or does not end where a picture ends: half of one is drawn with a grey rest. */
export function readJpeg(bytes: Uint8Array): Jpeg | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || bytes[0] !== mark || bytes[1] !== begin) return null;
  if (bytes.at(-2) !== mark || bytes.at(-1) !== end) return null;
  let size: Jpeg | null = null;
  let at = 2;
  // A part: FF, its code, and its length, in which those two bytes count.
  while (at + 4 <= bytes.length && bytes[at] === mark) {
    const code = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (isFrame(code) && length >= 7) size = sizeAt(view, at + 4);
    if (code === scan) return size;
    at += 2 + length;
  }
  return null;
}
