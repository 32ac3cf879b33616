/** What the first bytes of a file say: whether it is a PNG, and how large its picture is. */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Behind the signature stand length and name of the first chunk, IHDR, and in it width and height. */
const widthAt = 16;
const headLength = 24;

/** Width and height in pixels; null when it is no PNG, or one of no size. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < headLength || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(widthAt), view.getUint32(widthAt + 4)];
  return width > 0 && height > 0 ? { width, height } : null;
}
