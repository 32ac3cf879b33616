/** Whether the pixels that a PNG promises are there: not fewer, which is half a picture, and not more, which is a trap. */
import { inflate } from '../kernel/inflate';
import { joinBytes } from '../kernel/join-bytes';
import type { Png } from './png';

/** Of a picture that comes in seven passes: where each begins, and how far its pixels are apart (PNG, 8.2). */
const passes = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
] as const;
const onePass = [{ x: 0, y: 0, dx: 1, dy: 1 }] as const;

/** Bytes of all rows, each with the byte that says how it is filtered. */
function bytesOf({ width, height, bitsPerPixel, isInterlaced }: Png): number {
  return (isInterlaced ? passes : onePass).reduce((sum, { x, y, dx, dy }) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bitsPerPixel) / 8)) : sum;
  }, 0);
}

/** A zlib stream: two bytes before what is deflated, and four behind it. */
export async function hasItsPixels(png: Png): Promise<boolean> {
  const stream = joinBytes(png.pixels);
  try {
    return (await inflate(stream.subarray(2, -4))).length === bytesOf(png);
  } catch {
    return false;
  }
}
