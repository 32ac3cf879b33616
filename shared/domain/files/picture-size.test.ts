/** How many pixels a picture would take is read from its head, of every kind that is shown here. */
import { describe, expect, it } from 'vitest';
import { aPng } from '../../../test/builders/a-png';
import { isPictureTooLarge, mostPixels, pictureSize } from './picture-size';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const size = { width: 4000, height: 3000 };
const wide = '\u000f\u00a0';
const high = '\u000b\u00b8';

describe('the size of a picture', () => {
  it.each([
    ['image/png', aPng({ ...size, rows: 1 })],
    ['image/gif', latin('GIF89a\u00a0\u000f\u00b8\u000b')],
    // A part before it, filled up with a mark, and a table that is no frame.
    [
      'image/jpeg',
      latin(
        `\u00ff\u00d8\u00ff\u00e0\0\u0004JF\u00ff\u00ff\u00c4\0\u0004ab\u00ff\u00c2\0\u0011\u0008${high}${wide}\u0003ends`,
      ),
    ],
    ['image/webp', latin('RIFF....WEBPVP8X\u000a\0\0\0\0\0\0\0\u009f\u000f\0\u00b7\u000b\0')],
    ['image/webp', latin('RIFF....WEBPVP8 ....abc\u009d\u0001\u002a\u00a0\u000f\u00b8\u000bmore')],
    // 14 bits of the width, then 14 of the height, each less one.
    ['image/webp', latin('RIFF....WEBPVP8L....\u002f\u009f\u00cf\u00ed\u0002more bytes')],
    [
      'image/avif',
      latin(`\0\0\0\u0014ispe\0\0\0\0\0\0\0\u0010\0\0\0\u0010\0\0\0\u0014ispe\0\0\0\0\0\0${wide}\0\0${high}`),
    ],
  ])('%s', (mediaType, start) => {
    expect(pictureSize(start, mediaType)).toEqual(size);
    expect(isPictureTooLarge(start, mediaType)).toBe(false);
  });

  it('says of what nobody shows, or what is cut off, nothing', () => {
    expect(pictureSize(latin('II*\0'), 'image/tiff')).toBeNull();
    for (const mediaType of [
      'image/png',
      'image/gif',
      'image/jpeg',
      'image/webp',
      'image/avif',
      'image/heic',
    ])
      expect(pictureSize(latin('\u00ff\u00d8'), mediaType)).toBeNull();
  });

  it('is too much from more pixels on than a camera makes', () => {
    const at = (height: number) => isPictureTooLarge(aPng({ width: 10_000, height, rows: 1 }), 'image/png');
    expect([at(mostPixels / 10_000), at(mostPixels / 10_000 + 1)]).toEqual([false, true]);
  });
});
