/**
 * How a camera was held, which is the one thing of what a camera writes beside a picture (EXIF) that is kept: without it the
 * picture lies on its side. Pure.
 */

const orientationTag = 0x0112;
const entryBytes = 12;

/** The numbers of a TIFF head, in the order of bytes that it says; null when it is none. */
export function openTiff(tiff: Uint8Array): { readonly view: DataView; readonly isLittle: boolean } | null {
  if (tiff.length < 8) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const order = view.getUint16(0);
  const isLittle = order === 0x4949;
  if (!isLittle && order !== 0x4d4d) return null;
  return view.getUint16(2, isLittle) === 42 ? { view, isLittle } : null;
}

/** Where the entries of a directory stand; none where it is cut off. */
export function entriesOf(view: DataView, at: number, isLittle: boolean): readonly number[] {
  if (at + 2 > view.byteLength) return [];
  const count = view.getUint16(at, isLittle);
  const places = Array.from({ length: count }, (_, index) => at + 2 + index * entryBytes);
  return places.filter((place) => place + entryBytes <= view.byteLength);
}

/** 1 to 8 (EXIF 2.32, 4.6.4); 1, as it lies, where nothing is said. */
export function readTurn(tiff: Uint8Array): number {
  const opened = openTiff(tiff);
  if (!opened) return 1;
  const { view, isLittle } = opened;
  const entries = entriesOf(view, view.getUint32(4, isLittle), isLittle);
  const at = entries.find((place) => view.getUint16(place, isLittle) === orientationTag);
  const turn = at === undefined ? 1 : view.getUint16(at + 8, isLittle);
  return turn >= 1 && turn <= 8 ? turn : 1;
}

/** A TIFF head that says how the camera was held, and nothing else. */
export function composeTurn(turn: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, orientationTag, true);
  view.setUint16(12, 3, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, turn, true);
  return new Uint8Array(view.buffer);
}
