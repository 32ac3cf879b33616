/** Whether bytes are a text, and whether that is one which a browser would run or lay out. */
import type { ToldFile } from './told-file';

const utf16Marks: readonly (readonly [number, number])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const isUtf16 = (start: Uint8Array): boolean =>
  utf16Marks.some(([first, second]) => start[0] === first && start[1] === second);

/** Tab, the ends of lines and of pages, and the escape of a terminal stand in texts; no other control sign does. */
const isControl = (byte: number): boolean => byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27;

/** Letters of whichever encoding: none is told apart here, and whoever opens it does that. */
export const looksLikeText = (start: Uint8Array): boolean =>
  start.length > 0 && (isUtf16(start) || !start.some(isControl));

function decode(start: Uint8Array): string {
  if (!isUtf16(start)) return new TextDecoder().decode(start);
  return new TextDecoder(start[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(start);
}

/** Any text that begins with a tag may be run: what follows is for nobody to guess. */
export function tellText(start: Uint8Array): ToldFile {
  const text = decode(start).trimStart();
  if (!text.startsWith('<')) return { kind: 'text', mediaType: 'text/plain' };
  if (/<svg[\s>:]/i.test(text)) return { kind: 'web', mediaType: 'image/svg+xml' };
  if (/^<\?xml/i.test(text) && !/<html[\s>]/i.test(text))
    return { kind: 'web', mediaType: 'application/xml' };
  return { kind: 'web', mediaType: 'text/html' };
}
