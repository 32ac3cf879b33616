/**
 * The glyphs of one word in one font, from left to right, each with the text it stands for: a reader of the PDF puts
 * those together. Where a font draws letters in another order than they are written, or takes them apart, the glyphs of
 * such a group say its text in the order in which it is written.
 */
import type { Font, Glyph } from '@cantoo/fontkit';

/** Measures in ems. */
export type ShapedGlyph = {
  readonly id: number;
  readonly text: string;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
};

/**
 * The font with glyphs that keep to the characters they were asked for: by itself it remembers those of the first time,
 * and one glyph without its dots may stand for several letters.
 */
const withOwnCharacters = (font: Font): Font =>
  Object.create(font, {
    getGlyph: {
      value: (id: number, characters: number[] = []): Glyph | null => {
        const glyph = font.getGlyph(id, characters);
        return glyph && Object.create(glyph, { codePoints: { value: characters } });
      },
    },
  });

const wrapped = new WeakMap<Font, Font>();

function readerOf(font: Font): Font {
  const known = wrapped.get(font) ?? withOwnCharacters(font);
  wrapped.set(font, known);
  return known;
}

const textOf = (glyph: Glyph): string => String.fromCodePoint(...glyph.codePoints);
const parts = (text: string): string[] => Array.from(text.normalize('NFKD'));

/** The text of each glyph of a word read from left to right: groups close where as much was drawn as was written. */
function textsByGroup(glyphs: readonly Glyph[], text: string): string[] {
  const texts = glyphs.map(() => '');
  const balance = new Map<string, number>();
  const count = (sign: string, by: number): void => {
    const now = (balance.get(sign) ?? 0) + by;
    if (now === 0) balance.delete(sign);
    else balance.set(sign, now);
  };
  const written = Array.from(text);
  // One sign for each glyph that takes room, the last with what is left: a reader sees no gap, and puts no space in it.
  const spread = (signs: string, from: number, to: number): void => {
    const rest = Array.from(signs);
    const all = Array.from({ length: to - from }, (_, index) => from + index);
    const wide = all.filter((index) => (glyphs[index]?.advanceWidth ?? 0) > 0);
    const places = wide.length > 0 ? wide : all.slice(0, 1);
    for (const [order, index] of places.entries())
      texts[index] += (order === places.length - 1 ? rest.splice(0) : rest.splice(0, 1)).join('');
  };
  let open = 0;
  let group = '';
  let ahead = 0;
  for (const [index, glyph] of glyphs.entries()) {
    for (const sign of parts(textOf(glyph))) {
      count(sign, 1);
      ahead += 1;
    }
    while (ahead > 0 && written.length > 0) {
      const sign = written.shift() ?? '';
      group += sign;
      for (const part of parts(sign)) {
        count(part, -1);
        ahead -= 1;
      }
    }
    if (balance.size > 0 || group === '') continue;
    spread(group, open, index + 1);
    group = '';
    open = index + 1;
  }
  spread(group + written.join(''), Math.min(open, glyphs.length - 1), glyphs.length);
  return withMarksOnLetters(glyphs, texts);
}

/** A mark above or below a letter is said by the letter: readers that sort by place put it elsewhere. */
function withMarksOnLetters(glyphs: readonly Glyph[], texts: readonly string[]): string[] {
  const said = [...texts];
  let letter = -1;
  for (const [index, glyph] of glyphs.entries())
    if (glyph.advanceWidth > 0) letter = index;
    else if (letter >= 0) {
      said[letter] += said[index] ?? '';
      said[index] = '';
    }
  return said;
}

/**
 * Shapes a word.
 * @param text as it is written
 * @param shown the same with brackets turned round where it is read from right to left
 */
export function shapeWord(font: Font, text: string, shown: string, isRightToLeft: boolean): ShapedGlyph[] {
  const direction = isRightToLeft ? 'rtl' : 'ltr';
  const { glyphs, positions } = readerOf(font).layout(shown, undefined, undefined, undefined, direction);
  const texts = isRightToLeft ? glyphs.map(textOf) : textsByGroup(glyphs, text);
  return glyphs.map((glyph, index) => {
    const position = positions?.[index];
    return {
      id: glyph.id,
      text: texts[index] ?? '',
      advance: (position?.xAdvance ?? glyph.advanceWidth) / font.unitsPerEm,
      dx: (position?.xOffset ?? 0) / font.unitsPerEm,
      dy: (position?.yOffset ?? 0) / font.unitsPerEm,
    };
  });
}
