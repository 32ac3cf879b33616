/** Takes out of a PNG what was written beside the picture (place, texts, when), the same picture; how it is turned stays. */
import { crc32 } from '../../kernel/crc32';
import { joinBytes } from '../../kernel/join-bytes';
import { composeTurn, readTurn } from './photo-turn';

const signatureBytes = 8;
/** Length and name before the data of a chunk, its checksum behind it. */
const [beforeData, afterData] = [8, 4] as const;
const isLeftOut: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function turnChunk(turn: number): Uint8Array {
  const tiff = composeTurn(turn);
  const chunk = new Uint8Array(beforeData + tiff.length + afterData);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, tiff.length);
  chunk.set(
    Uint8Array.from('eXIf', (sign) => sign.charCodeAt(0)),
    4,
  );
  chunk.set(tiff, beforeData);
  view.setUint32(beforeData + tiff.length, crc32(chunk.subarray(4, beforeData + tiff.length), 0));
  return chunk;
}

/** Null when its parts do not fit together. What stands behind its end is left out; one that is cut off stays cut off. */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [bytes.subarray(0, signatureBytes)];
  let at: number = signatureBytes;
  while (at + beforeData + afterData <= bytes.length) {
    const data = at + beforeData;
    const next = data + view.getUint32(at) + afterData;
    if (next > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, data));
    const turn = type === 'eXIf' ? readTurn(bytes.subarray(data, next - afterData)) : 1;
    if (turn !== 1) kept.push(turnChunk(turn));
    if (!isLeftOut.has(type)) kept.push(bytes.subarray(at, next));
    if (type === 'IEND') return joinBytes(kept);
    at = next;
  }
  return null;
}
