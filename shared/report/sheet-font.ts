/**
 * The two letter types of a sheet: measuring, and replacing what they cannot print. One instance serves one document,
 * so that nothing of an earlier sheet can slip into the bytes of the next.
 *
 * Letters are set one by one by their code point (composed form), without ligatures or kerning: right for the scripts
 * these fonts hold (Latin, Greek, Cyrillic), and ten times faster than full shaping.
 */
import { create, type Font } from '@cantoo/fontkit';
import type { FontWeight } from './piece';
import type { FontMeasure } from './typesetter';

export type SheetFontBytes = Readonly<Record<FontWeight, Uint8Array>>;

/** Stands visibly where a character cannot be printed: U+FFFD, which the fonts have. */
export const replacement = '\uFFFD';

/** Controls, joiners, variation selectors, soft hyphens and the like: they print nothing and are dropped without a trace. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu;
const spaces = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;
const lineBreaks = /[\u2028\u2029]|\r\n?/gu;

export type SheetFonts = FontMeasure & {
  readonly opened: Readonly<Record<FontWeight, Font>>;
  /** Characters that were replaced so far. */
  readonly missing: ReadonlySet<string>;
};

function openFont(bytes: Uint8Array): Font {
  const font = create(bytes);
  if (!('unitsPerEm' in font)) throw new Error('a font file with one font is needed');
  return font;
}

/** Opens the fonts for one document. */
export function openSheetFonts(bytes: SheetFontBytes): SheetFonts {
  const opened = { regular: openFont(bytes.regular), bold: openFont(bytes.bold) };
  const missing = new Set<string>();
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
  const advances = { regular: new Map<string, number>(), bold: new Map<string, number>() };

  const canPrint = (text: string, weight: FontWeight): boolean =>
    Array.from(text).every(
      (sign) => sign === '\n' || opened[weight].hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
    );

  const clean = (text: string, weight: FontWeight): string => {
    const plain = text.normalize('NFC').replace(lineBreaks, '\n').replace(spaces, ' ').replace(invisible, '');
    if (canPrint(plain, weight)) return plain;
    return Array.from(graphemes.segment(plain), ({ segment }) => {
      if (canPrint(segment, weight)) return segment;
      missing.add(segment);
      return replacement;
    }).join('');
  };

  const advanceOf = (sign: string, weight: FontWeight): number => {
    const known = advances[weight].get(sign);
    if (known !== undefined) return known;
    const font = opened[weight];
    const advance = (font.glyphForCodePoint(sign.codePointAt(0) ?? 0)?.advanceWidth ?? 0) / font.unitsPerEm;
    advances[weight].set(sign, advance);
    return advance;
  };

  const width = (text: string, weight: FontWeight, size: number): number => {
    let total = 0;
    for (const sign of text) total += advanceOf(sign, weight);
    return total * size;
  };

  return { clean, width, opened, missing };
}
