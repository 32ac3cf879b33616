/** A film as telephones make it, without pictures: the parts of MPEG-4, and in three of them where it was filmed. */

/** Stands in each place. */
export const placeOfFilm = '+52.1601+005.3933';
export const nameOfPlace = 'Amersfoort';

const box = (type: string, ...parts: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** @param pictures stand before what tells of the film, as a telephone writes it, in a part of the large kind */
export function aFilm(pictures: string): Uint8Array<ArrayBuffer> {
  const large = Buffer.alloc(16);
  large.writeUInt32BE(1, 0);
  large.write('mdat', 4, 'latin1');
  large.writeBigUInt64BE(BigInt(pictures.length + 16), 8);
  const loci = box(
    'loci',
    Buffer.from([0, 0, 0, 0, 0x15, 0xc7]),
    `${nameOfPlace}\0`,
    Buffer.from([1, 0, 5, 100, 200]),
  );
  const udta = box('udta', box('\u00a9xyz', '\0\u0012\u0015\u00c7', `${placeOfFilm}+012.0/`), loci);
  const meta = box(
    'meta',
    box('keys', 'com.apple.quicktime.location.ISO6709'),
    box('ilst', `${placeOfFilm}/`),
  );
  const xmp = box('uuid', '0123456789abcdef', `<x:xmpmeta>${nameOfPlace}</x:xmpmeta>`);
  const moov = box('moov', box('mvhd', 'made 2026-11-24T10:00:00+0100'), udta, meta);
  return new Uint8Array(
    Buffer.concat([box('ftyp', 'isom'), large, Buffer.from(pictures, 'latin1'), xmp, moov]),
  );
}
