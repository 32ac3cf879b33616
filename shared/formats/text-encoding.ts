/**
 * In which encoding a file is written. The byte order mark decides; without one zeros between the letters tell UTF-16;
 * then the XML declaration, which cannot say UTF-16 where it was read as ASCII; then UTF-8.
 */
export type TextEncoding = {
  readonly name: string;
  /** Line of the declaration that names it; null where the bytes tell by themselves. */
  readonly declaredAt: number | null;
};

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Encodings of two or four bytes a letter: a declaration in them cannot be read as ASCII. */
const wide = /^(?:iso-10646-)?(?:utf-?(?:16|32)|ucs-?[24])|^unicode|^csunicode/i;

/** @param start the first bytes of the file, 256 of them where it has so many */
export function findEncoding(start: Uint8Array): TextEncoding {
  const marked = marks.find(([mark]) => mark.every((byte, index) => start[index] === byte));
  if (marked) return { name: marked[1], declaredAt: null };
  const sample = start.subarray(0, 256);
  const zeros = [0, 1].map((odd) => sample.filter((byte, index) => byte === 0 && index % 2 === odd).length);
  const many = sample.length / 4;
  if (sample.length >= 4 && (zeros[1] ?? 0) > many && zeros[0] === 0)
    return { name: 'utf-16le', declaredAt: null };
  if (sample.length >= 4 && (zeros[0] ?? 0) > many && zeros[1] === 0)
    return { name: 'utf-16be', declaredAt: null };
  const ascii = String.fromCharCode(...sample);
  const found = /^([^<]*)<\?xml[^>]*?\sencoding\s*=\s*["']([^"'<>]{1,40})["']/.exec(ascii);
  const declared = found?.[2]?.trim() ?? '';
  if (declared === '' || wide.test(declared)) return { name: 'utf-8', declaredAt: null };
  return { name: declared.toLowerCase(), declaredAt: ((found?.[1] ?? '').match(/\n/g)?.length ?? 0) + 1 };
}
