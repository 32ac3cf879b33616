/** The committed icons are whole: every size an installer asks for, in files that say what they hold. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/source-files';

const read = (file: string): Buffer => readFileSync(path.join(root, 'assets/icons', file));

/** Side of a square PNG in pixels. */
function sideOf(png: Buffer): number {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(width).toBe(height);
  return width;
}

describe('the icons', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512])('of Linux have %i pixels where they say so', (size) => {
    expect(sideOf(read(`linux/${size}x${size}.png`))).toBe(size);
  });

  it('of Windows hold every size up to 256, the small ones as bitmaps', () => {
    const ico = read('vakproef.ico');
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + index * 16;
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
      const image = ico.subarray(offset, offset + length);
      const isBitmap = image.readUInt32LE(0) === 40;
      return {
        said: ico.readUInt8(at) || 256,
        side: isBitmap ? image.readInt32LE(4) : sideOf(image),
        isBitmap,
      };
    });
    expect(entries.map((one) => one.side)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(entries.filter((one) => one.said !== one.side || one.isBitmap !== one.side <= 64)).toEqual([]);
  });

  it('of macOS hold every place from 32 to 1024', () => {
    const icns = read('vakproef.icns');
    expect(icns.subarray(0, 4).toString()).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sides: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      sides[icns.subarray(at, at + 4).toString()] = sideOf(icns.subarray(at + 8));
    expect(sides).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });
});
