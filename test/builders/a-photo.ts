/** Photos as a telephone makes them: with the place where they were taken. */

/** Stands in each where the place does. */
export const placeOfPhoto = '52 GRADEN NOORD';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A TIFF head: how the camera was held, and a directory of the place that points to a text. */
export function aPhotoTiff(turn: number): Uint8Array {
  const head = Buffer.alloc(8 + 2 + 24 + 4);
  head.write('MM', 0);
  head.writeUInt16BE(42, 2);
  head.writeUInt32BE(8, 4);
  head.writeUInt16BE(2, 8);
  head.set([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0], 10);
  head.set([0x88, 0x25, 0, 4, 0, 0, 0, 1], 22);
  head.writeUInt32BE(head.length, 30);
  const place = Buffer.alloc(2 + 12 + 4);
  place.writeUInt16BE(1, 0);
  place.set([0, 2, 0, 2], 2);
  place.writeUInt32BE(placeOfPhoto.length, 6);
  place.writeUInt32BE(head.length + place.length, 10);
  return new Uint8Array(Buffer.concat([head, place, latin(placeOfPhoto)]));
}

function part(code: number, ...data: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(data);
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** No picture, but the parts of one; behind it lies a second picture, as some telephones put it. */
export const jpegWith = ({ turn }: { readonly turn: number }): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      latin('\u00ff\u00d8'),
      part(0xe0, latin('JFIF\0')),
      part(0xe1, latin('Exif\0\0'), aPhotoTiff(turn)),
      part(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta adobe:ns:meta>${placeOfPhoto}`)),
      part(0xe2, latin('ICC_PROFILE\0colours')),
      part(0xed, latin('Photoshop 3.0')),
      part(0xfe, latin('serial 4711')),
      part(0xc0, latin('\u0008\0\u0010\0\u0010\u0001')),
      latin('\u00ff\u00da\0\u0008picked\u00ff\0bits\u00ff\u00d0more\u00ff\u00d9'),
      latin(`\u00ff\u00d8second picture ${placeOfPhoto}`),
    ]),
  );

/** An extended WebP with what a camera wrote behind it. */
export function aWebpWith(turn: number): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 0, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const body = Buffer.concat([
    latin('WEBP'),
    chunk('VP8X', Uint8Array.from([0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0])),
    chunk('VP8 ', latin('picture')),
    chunk('EXIF', aPhotoTiff(turn)),
    chunk('XMP ', latin(placeOfPhoto)),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return new Uint8Array(Buffer.concat([head, body]));
}
