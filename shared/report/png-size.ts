/** How large a picture is, read from its head: the layout must know before anything is drawn. */
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const headBytes = 24;

/** Width and height in pixels as a PNG says itself; null for what is no PNG. */
export function pngSize(base64: string): { readonly width: number; readonly height: number } | null {
  try {
    const head = Uint8Array.from(atob(base64.slice(0, 2 * headBytes)), (sign) => sign.charCodeAt(0));
    if (head.length < headBytes || signature.some((byte, at) => head[at] !== byte)) return null;
    const view = new DataView(head.buffer);
    const [width, height] = [view.getUint32(16), view.getUint32(20)];
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    // Not even base64.
    return null;
  }
}
