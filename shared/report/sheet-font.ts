/**
 * The fonts of one sheet: which are needed, measuring, shaping, and replacing what none of them can print. One instance
 * serves one document, so that nothing of an earlier sheet can slip into the bytes of the next.
 */
import { create, type Font } from '@cantoo/fontkit';
import { type FontName, fontFiles, fontsFor, type LoadFont } from './font-list';
import type { FontWeight } from './piece';
import { printableText, printsNothing } from './printable-text';
import { type ChooseFont, createShaper, type ShapedLine } from './shape-line';
import type { FontMeasure } from './typesetter';

/** Stands visibly where a character cannot be printed: U+FFFD, which the fonts have. */
export const replacement = '\uFFFD';

export type SheetFonts = FontMeasure & {
  /** Every font that was needed. */
  readonly opened: ReadonlyMap<FontName, Font>;
  /** The glyphs of a line, from left to right. */
  readonly shape: (text: string, weight: FontWeight, isRightToLeft: boolean) => ShapedLine;
  /** Characters that were replaced so far. */
  readonly missing: ReadonlySet<string>;
};

function openFont(bytes: Uint8Array): Font {
  const font = create(bytes);
  if (!('unitsPerEm' in font)) throw new Error('a font file with one font is needed');
  return font;
}

/** Every text of the document. */
const textsOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join('\n') : '';
};

const has = (font: Font | undefined, sign: string): boolean =>
  font?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ?? false;

/** Belongs to the letter before it. */
const follows = /[\p{M}\p{Join_Control}\u{e0020}-\u{e007f}]/u;

/** Fetches what the characters ask for, and tells for each which font prints it. */
async function openNeeded(text: string, load: LoadFont) {
  const opened = new Map<FontName, Font>();
  const open = async (name: FontName): Promise<Font> => {
    const known = opened.get(name) ?? openFont(await load(fontFiles[name]));
    opened.set(name, known);
    return known;
  };
  const [regular] = await Promise.all([open('regular'), open('bold')]);
  const fontOf = new Map<string, FontName>();
  for (const sign of new Set(text)) {
    if (sign === '\n' || printsNothing.test(sign) || has(regular, sign)) continue;
    for (const name of fontsFor(sign, text)) {
      if (!has(await open(name), sign)) continue;
      fontOf.set(sign, name);
      break;
    }
  }
  return { opened, fontOf };
}

/**
 * Opens the fonts that a document needs.
 * @param content holds every text of it
 */
export async function openSheetFonts(content: object, load: LoadFont): Promise<SheetFonts> {
  const { opened, fontOf } = await openNeeded(printableText(textsOf(content)), load);
  const missing = new Set<string>();
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

  const chooseFont: ChooseFont = (sign, weight, before) => {
    const other = fontOf.get(sign);
    const own = before && follows.test(sign) && has(opened.get(before), sign) ? before : other;
    return own ?? weight;
  };
  const prints = (sign: string): boolean =>
    sign === '\n' || printsNothing.test(sign) || fontOf.has(sign) || has(opened.get('regular'), sign);

  const clean = (text: string): string => {
    const plain = printableText(text);
    if (Array.from(plain).every(prints)) return plain;
    return Array.from(graphemes.segment(plain), ({ segment }) => {
      if (Array.from(segment).every(prints)) return segment;
      missing.add(segment);
      return replacement;
    }).join('');
  };

  const shape = createShaper(opened, chooseFont);
  const width = (text: string, weight: FontWeight, size: number): number =>
    shape(text, weight, false).width * size;
  return { clean, width, shape, opened, missing };
}
