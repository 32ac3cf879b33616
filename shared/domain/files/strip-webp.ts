/** Takes out of a WebP what was written beside the picture, the same picture; how it is turned stays. */
import { joinBytes } from '../../kernel/join-bytes';
import { composeTurn, readTurn } from './photo-turn';

const headBytes = 12;
const chunkHead = 8;
/** Of the extended head: that EXIF and XMP follow. */
const [saysExif, saysXmp] = [0x08, 0x04] as const;

const named = (name: string, data: Uint8Array): Uint8Array => {
  const chunk = new Uint8Array(chunkHead + data.length + (data.length % 2));
  chunk.set(Uint8Array.from(name, (sign) => sign.charCodeAt(0)));
  new DataView(chunk.buffer).setUint32(4, data.length, true);
  chunk.set(data, chunkHead);
  return chunk;
};

/** The head that says what follows: of what was taken out nothing does. */
function extendedHead(chunk: Uint8Array, isTurned: boolean): Uint8Array {
  const head = chunk.slice();
  head[chunkHead] = ((head[chunkHead] ?? 0) & ~(saysExif | saysXmp)) | (isTurned ? saysExif : 0);
  return head;
}

/** Cameras write the name of a JPEG's part before it, too. */
const tiffOf = (data: Uint8Array): Uint8Array =>
  String.fromCharCode(...data.subarray(0, 6)) === 'Exif\0\0' ? data.subarray(6) : data;

/** Null when its parts do not fit together. What stands behind them is left out. */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < headBytes) return null;
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const parts: { readonly name: string; readonly chunk: Uint8Array }[] = [];
  let turn = 1;
  let at = headBytes;
  while (at + chunkHead <= end) {
    const length = view.getUint32(at + 4, true);
    const next = at + chunkHead + length + (length % 2);
    if (at + chunkHead + length > end) return null;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (name === 'EXIF') turn = readTurn(tiffOf(bytes.subarray(at + chunkHead, at + chunkHead + length)));
    else if (name !== 'XMP ') parts.push({ name, chunk: bytes.subarray(at, Math.min(next, end)) });
    at = next;
  }
  if (parts.length === 0) return null;
  // Only an extended one may say how it is turned.
  const isTurned = turn !== 1 && parts[0]?.name === 'VP8X';
  const kept = parts.map(({ name, chunk }) => (name === 'VP8X' ? extendedHead(chunk, isTurned) : chunk));
  const body = joinBytes([...kept, ...(isTurned ? [named('EXIF', composeTurn(turn))] : [])]);
  const head = bytes.slice(0, headBytes);
  new DataView(head.buffer).setUint32(4, headBytes - 8 + body.length, true);
  return joinBytes([head, body]);
}
