/**
 * Makes the place in a film or a recording unreadable where it stands, in the MPEG-4 and QuickTime of telephones: the text of it
 * (ISO 6709, in `udta` or in the metadata of a maker), the box `loci`, EXIF and XMP. No byte moves, and what is filmed is never
 * read: only the parts that tell of it. What a maker hides among the pictures themselves (a track of positions) stays.
 */
import { blankPlace } from './blank-place';
import type { ReadRange } from './unpacked-bytes';

/** Bytes in the place of those that stand there. */
export type Patch = { readonly from: number; readonly bytes: Uint8Array };

const [headBytes, largeHeadBytes] = [8, 16] as const;
/** Nobody's list of pictures is longer: it is looked at in memory. */
const mostPartBytes = 64 * 1024 * 1024;
const mostParts = 10_000;
const mayTell: ReadonlySet<string> = new Set(['moov', 'meta', 'udta', 'uuid']);
/** Latitude and longitude, each with decimals, as every telephone writes them. */
const placeText = /[+-]\d{2,6}\.\d+[+-]\d{3,7}\.\d+/g;
const [zero, nine] = [0x30, 0x39] as const;
/** Before the name of a place in `loci`: version, flags and language. */
const beforeName = 6;

const strippedTypes: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime', 'audio/mp4']);

type Part = { readonly type: string; readonly from: number; readonly to: number };

/** The parts of which the file is made, as far as they fit together. */
async function listParts(read: ReadRange, bytes: number): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (let from = 0; from + headBytes <= bytes && parts.length < mostParts; ) {
    const head = await read(from, largeHeadBytes);
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    const said = view.getUint32(0);
    const large = said === 1 && head.length === largeHeadBytes ? Number(view.getBigUint64(headBytes)) : said;
    const length = said === 0 ? bytes - from : large;
    if (length < headBytes) break;
    const to = Math.min(bytes, from + length);
    parts.push({ type: String.fromCharCode(...head.subarray(4, headBytes)), from, to });
    from = to;
  }
  return parts;
}

function blankTexts(part: Uint8Array, latin: string): void {
  for (const { index, 0: text } of latin.matchAll(placeText))
    for (let at = index; at < index + text.length; at++) {
      const sign = part[at] ?? 0;
      if (sign >= zero && sign <= nine) part[at] = zero;
    }
}

function blankBoxes(part: Uint8Array, latin: string): void {
  const view = new DataView(part.buffer, part.byteOffset, part.length);
  for (let at = latin.indexOf('loci', 4); at >= 0; at = latin.indexOf('loci', at + 4)) {
    const end = at - 4 + view.getUint32(at - 4);
    if (end <= part.length) part.fill(0, Math.min(end, at + 4 + beforeName), end);
  }
}

function blankPart(bytes: Uint8Array): Uint8Array {
  const part = blankPlace(bytes);
  const latin = new TextDecoder('latin1').decode(part);
  blankTexts(part, latin);
  blankBoxes(part, latin);
  return part;
}

/** What is to stand otherwise, so that nobody reads where it was filmed; rejects with what reading does. */
export async function stripFilm(
  read: ReadRange,
  bytes: number,
  mediaType: string,
): Promise<readonly Patch[]> {
  if (!strippedTypes.has(mediaType)) return [];
  const patches: Patch[] = [];
  for (const { type, from, to } of await listParts(read, bytes))
    if (mayTell.has(type) && to - from <= mostPartBytes)
      patches.push({ from, bytes: blankPart(await read(from, to - from)) });
  return patches;
}
