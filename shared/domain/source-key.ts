/**
 * Keys by which a node is found again when its file is read a second time. A performance indicator has no key in the
 * file; its key is its work process, its position and a hash of its text.
 */

/** FNV-1a over UTF-16 units, twice with another start: 64 bits, enough to tell the lines of one work process apart. */
function hashText(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x7ee3623b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 15);
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}

export const indicatorKey = (workProcessKey: string, position: number, text: string): string =>
  `${workProcessKey}:${position}:${hashText(text)}`;

/** The part of an indicator's key that tells its text; null for one that was written by hand. */
export const textHashOf = (sourceKey: string | null): string | null => sourceKey?.split(':').at(-1) ?? null;
