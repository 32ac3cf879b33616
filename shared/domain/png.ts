/**
 * What a file says of itself as a PNG, from its head to its end. Whoever draws one reads what it says to the letter: a
 * length or a second head that lies costs seconds and memory on every sheet, so that such a file is none.
 */

export type Png = {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Bits of one pixel, over all of its channels. */
  readonly bitsPerPixel: number;
  readonly isInterlaced: boolean;
  /** The parts in which the pixels lie, one behind the other a zlib stream. */
  readonly pixels: readonly Uint8Array[];
};

type Chunk = { readonly type: string; readonly data: Uint8Array };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Length and name before the data of a chunk, its checksum behind it. */
const [beforeData, afterData] = [8, 4] as const;
const headLength = 13;
/** Channels by colour type, and the depths that each may have (PNG, table 11.1). */
const colourTypes: Readonly<
  Record<number, { readonly channels: number; readonly depths: readonly number[] }>
> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};
const paletteType = 3;

/** All of them up to the very end of the file; null when one does not fit, or something stands behind the last. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let at: number = signature.length;
  while (at + beforeData + afterData <= bytes.length) {
    const length = view.getUint32(at);
    const begin = at + beforeData;
    if (begin + length + afterData > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, begin));
    chunks.push({ type, data: bytes.subarray(begin, begin + length) });
    at = begin + length + afterData;
  }
  return at === bytes.length ? chunks : null;
}

/** In their order, with one head, one end, and nothing that moves: paper does not. */
function isWhole(chunks: readonly Chunk[]): boolean {
  const types = chunks.map(({ type }) => type);
  const once = (type: string): boolean => types.indexOf(type) === types.lastIndexOf(type);
  const [first, last] = [types[0], types.at(-1)];
  return (
    first === 'IHDR' &&
    last === 'IEND' &&
    once('IHDR') &&
    once('IEND') &&
    once('PLTE') &&
    !types.includes('acTL')
  );
}

/** Null when it is no PNG, one of no size, or one that does not end where it should. */
export function readPng(bytes: Uint8Array): Png | null {
  if (signature.some((byte, index) => bytes[index] !== byte)) return null;
  const chunks = chunksOf(bytes);
  const head = chunks?.[0]?.data;
  if (!chunks || !head || head.length !== headLength || !isWhole(chunks)) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, type, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)];
  const colour = colourTypes[type];
  const pixels = chunks.filter((chunk) => chunk.type === 'IDAT').map(({ data }) => data);
  const hasColours = type !== paletteType || chunks.some((chunk) => chunk.type === 'PLTE');
  if (width === 0 || height === 0 || !colour?.depths.includes(depth) || interlace > 1) return null;
  if (pixels.length === 0 || !hasColours) return null;
  return { width, height, bitsPerPixel: colour.channels * depth, isInterlaced: interlace === 1, pixels };
}
