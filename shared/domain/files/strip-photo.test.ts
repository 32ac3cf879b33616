/** A photo goes on without the place where it was taken; the picture and how it is turned stay. */
import { describe, expect, it } from 'vitest';
import { aPhotoTiff, aWebpWith, jpegWith, placeOfPhoto } from '../../../test/builders/a-photo';
import { aPng, pngChunk } from '../../../test/builders/a-png';
import { readTurn } from './photo-turn';
import { stripPhoto } from './strip-photo';

const latin = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('latin1');
const exifOf = (bytes: Uint8Array | null, mark: string): Uint8Array => {
  const text = latin(bytes);
  return (bytes ?? new Uint8Array()).subarray(text.indexOf(mark) + mark.length);
};

describe('the place of a photo', () => {
  it('goes out of a JPEG, with everything else that a camera wrote but how it was held', () => {
    const photo = jpegWith({ turn: 6 });
    expect(latin(photo)).toContain(placeOfPhoto);
    const stripped = stripPhoto(photo, 'image/jpeg');
    const text = latin(stripped);
    expect(text).not.toContain(placeOfPhoto);
    expect(text).not.toContain('adobe:ns:meta');
    expect(text).not.toContain('serial 4711');
    expect(text).not.toContain('second picture');
    expect(readTurn(exifOf(stripped, 'Exif\0\0'))).toBe(6);
    // The picture itself, bit for bit, and what its colours mean.
    expect(text).toContain('\u00ff\u00da\0\u0008picked\u00ff\0bits\u00ff\u00d0more\u00ff\u00d9');
    expect(text).toContain('ICC_PROFILE\0');
    expect(text.endsWith('\u00ff\u00d9')).toBe(true);
    // Nothing more is found in it.
    expect(stripPhoto(stripped ?? photo, 'image/jpeg')).toEqual(stripped);
  });

  it('leaves a JPEG that was cut off in the picture as far as it goes, and refuses one whose parts lead nowhere', () => {
    const photo = jpegWith({ turn: 1 });
    const half = photo.subarray(0, latin(photo).indexOf('bits') + 2);
    expect(latin(stripPhoto(half, 'image/jpeg'))).toMatch(/picked\u00ff\0bi$/);
    expect(stripPhoto(photo.subarray(0, 40), 'image/jpeg')).toBeNull();
  });

  it('goes out of a PNG, in which how it is turned stays', () => {
    const more = [pngChunk('eXIf', aPhotoTiff(8)), pngChunk('tEXt', Buffer.from(`comment\0${placeOfPhoto}`))];
    const stripped = stripPhoto(aPng({ more }), 'image/png');
    expect(latin(stripped)).not.toContain(placeOfPhoto);
    expect(readTurn(exifOf(stripped, 'eXIf'))).toBe(8);
    expect(stripPhoto(aPng({}), 'image/png')).toEqual(aPng({}));
    expect(latin(stripped)).toContain(latin(pngChunk('eXIf', exifOf(stripped, 'eXIf').slice(0, 26))));
    expect(stripPhoto(aPng({ more }).subarray(0, 80), 'image/png')).toBeNull();
  });

  it('goes out of a WebP, in which how it is turned stays', () => {
    const stripped = stripPhoto(aWebpWith(3), 'image/webp');
    expect(latin(stripped)).not.toContain(placeOfPhoto);
    expect(latin(stripped)).toContain('VP8 ');
    expect(readTurn(exifOf(stripped, 'EXIF').subarray(4))).toBe(3);
    expect(stripped?.length).toBe(
      8 + new DataView(stripped?.buffer ?? new ArrayBuffer(8)).getUint32(4, true),
    );
    expect(stripPhoto(aWebpWith(3).subarray(0, 40), 'image/webp')).toBeNull();
  });

  it('is emptied where it stands in a HEIC and a TIFF, in which no byte moves', () => {
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\u0018ftypheic....Exif\0\0', 'latin1'),
      aPhotoTiff(6),
      Buffer.from(`<x:xmpmeta>${placeOfPhoto}</x:xmpmeta>picture`, 'latin1'),
    ]);
    for (const [photo, type] of [
      [heic, 'image/heic'],
      [aPhotoTiff(6), 'image/tiff'],
    ] as const) {
      expect(latin(photo)).toContain(placeOfPhoto);
      const blanked = stripPhoto(photo, type);
      expect(latin(blanked)).not.toContain(placeOfPhoto);
      expect(blanked).toHaveLength(photo.length);
    }
    const turned = stripPhoto(heic, 'image/heic');
    expect(readTurn(exifOf(turned, 'Exif\0\0'))).toBe(6);
    expect(latin(turned)).toMatch(/picture$/);
  });

  it('is looked for in photos only', () => {
    const pdf = Buffer.from(`%PDF ${placeOfPhoto}`);
    expect(stripPhoto(pdf, 'application/pdf')).toBe(pdf);
  });
});
