/** A short fingerprint of a text, to tell texts apart and for nothing else: whoever wants two of one makes them. */

/** FNV-1a over UTF-16 units, twice with another start: 64 bits, enough to tell a few thousand texts apart. */
export function hashText(text: string): string {
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
