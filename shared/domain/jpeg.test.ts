/** A JPEG is one when it says its size and ends as one; anything else is none. */
import { describe, expect, it } from 'vitest';
import { readJpeg } from './jpeg';

const part = (code: number, data: readonly number[]): number[] => [
  0xff,
  code,
  (data.length + 2) >> 8,
  (data.length + 2) & 255,
  ...data,
];
const frame = (code = 0xc0, width = 300, height = 100): number[] =>
  part(code, [8, height >> 8, height & 255, width >> 8, width & 255, 3]);
const about = part(0xe1, [...new TextEncoder().encode('Exif'), 0, 0]);
const tables = part(0xc4, [0, 1, 2]);
const pixels = [...part(0xda, [1, 1, 0, 0, 63, 0]), 12, 34, 0xff, 0, 56];
const jpeg = (...parts: readonly number[][]): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9]);

describe('a JPEG', () => {
  it.each([
    ['of the plain kind', jpeg(about, tables, frame(), pixels)],
    ['that comes in passes', jpeg(frame(0xc2), tables, pixels)],
    ['in a larger buffer', new Uint8Array([0, ...jpeg(frame(), pixels)]).subarray(1)],
  ])('%s says its size', (_, bytes) => {
    expect(readJpeg(bytes)).toEqual({ width: 300, height: 100 });
  });

  const whole = jpeg(about, frame(), pixels);
  it.each([
    ['nothing', new Uint8Array()],
    ['two bytes', whole.slice(0, 2)],
    ['a GIF', new TextEncoder().encode('GIF89a and more')],
    ['half of one', whole.slice(0, -6)],
    ['one with something behind it', Uint8Array.from([...whole, 80, 75])],
    ['one without a size', jpeg(about, pixels)],
    ['one of no width', jpeg(frame(0xc0, 0), pixels)],
    ['one without pixels', jpeg(about, frame())],
    ['one whose part is longer than the file', jpeg([0xff, 0xe1, 0x7f, 0xff, 1, 2], frame(), pixels)],
    ['one whose part has no length', jpeg([0xff, 0xe1, 0, 0], frame(), pixels)],
  ])('is not %s', (_, bytes) => {
    expect(readJpeg(bytes)).toBeNull();
  });
});
