/**
 * The two file formats that hold an icon in several sizes: .ico of Windows and .icns of macOS. An image is
 * `{ size, png, rgba }`: its side in pixels, the PNG file, and (small ones only) the bare pixels, row by row from the top.
 */

/** Up to this size a Windows icon is a bitmap: old readers of resources know no PNG in small sizes. */
export const largestBitmap = 64;

/** A device-independent bitmap as an icon holds it: rows from the bottom, blue first, then an empty one-bit mask. */
function bitmap({ size, rgba }) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Twice the height: the mask stands below the picture.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4;
      const to = ((size - 1 - row) * size + column) * 4;
      pixels[to] = rgba[from + 2];
      pixels[to + 1] = rgba[from + 1];
      pixels[to + 2] = rgba[from];
      pixels[to + 3] = rgba[from + 3];
    }
  // A row of the mask is filled up to whole groups of four bytes.
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, pixels, mask]);
}

/** A Windows icon; sizes up to 256. */
export function toIco(images) {
  const contents = images.map((image) => (image.size <= largestBitmap ? bitmap(image) : image.png));
  const directory = Buffer.alloc(6 + images.length * 16);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  images.forEach(({ size }, index) => {
    const at = 6 + index * 16;
    // One byte for a side: 256 is written as 0.
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(contents[index].length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += contents[index].length;
  });
  return Buffer.concat([directory, ...contents]);
}

/** Names of the places of a macOS icon that take a PNG; the second of a size is for a screen of double density. */
const icnsPlaces = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** A macOS icon; needs 32, 64, 128, 256, 512 and 1024. */
export function toIcns(images) {
  const entry = (name, content) => {
    const head = Buffer.alloc(8);
    head.write(name, 'ascii');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  const entries = icnsPlaces.map(([name, size]) => entry(name, images.find((one) => one.size === size).png));
  return entry('icns', Buffer.concat(entries));
}
