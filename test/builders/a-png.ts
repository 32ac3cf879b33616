/** A PNG as people have them, or as nobody should have. */
import { crc32, deflateSync } from 'node:zlib';

/** One part: its length, name, data and checksum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

type PngShape = {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  /** 0 grey, 2 colours, 3 palette, 6 colours that one can see through. */
  readonly colour?: number;
  readonly isInterlaced?: boolean;
  /** Rows of pixels that are really there. */
  readonly rows?: number;
  /** In the place of a zlib stream. */
  readonly pixels?: Uint8Array;
  /** Parts between head and pixels. */
  readonly more?: readonly Uint8Array[];
};

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };
/** Columns and rows of each pass: from, step, from, step. */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;
const every = (from: number, step: number, to: number): number =>
  Array.from({ length: to }, (_, at) => at).filter((at) => at >= from && (at - from) % step === 0).length;

/** One of no pixels has a head that says so. */
export function aPng(shape: PngShape): Uint8Array {
  const { width = 10, height = 10, depth = 8, colour = 6, isInterlaced = false, more = [] } = shape;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, Number(isInterlaced)], 8);
  const rowBytes = (columns: number) => 1 + Math.ceil((columns * depth * (channels[colour] ?? 1)) / 8);
  const bytes = isInterlaced
    ? passes.reduce((sum, [x, dx, y, dy]) => {
        const [columns, rows] = [every(x, dx, width), every(y, dy, height)];
        return columns > 0 ? sum + rows * rowBytes(columns) : sum;
      }, 0)
    : (shape.rows ?? height) * rowBytes(width);
  return new Uint8Array(
    Buffer.concat([
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      pngChunk('IHDR', head),
      ...more,
      pngChunk('IDAT', shape.pixels ?? deflateSync(Buffer.alloc(bytes))),
      pngChunk('IEND', new Uint8Array(0)),
    ]),
  );
}
