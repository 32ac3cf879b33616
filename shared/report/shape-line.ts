/**
 * Shapes a line of text: directions by the bidirectional algorithm, a font for each character, and the glyphs of each
 * word at their places. Measures are in ems: the width of a letter size of one.
 *
 * Latin, Greek and Cyrillic letters are set one by one by their code point, without ligatures or kerning: right for
 * those, and ten times faster. Everything else goes through the tables of its font.
 */
import type { Font } from '@cantoo/fontkit';
import bidiFactory from 'bidi-js';
import type { FontName } from './font-list';
import type { FontWeight } from './piece';
import { directionMark } from './printable-text';
import { type ShapedGlyph, shapeWord } from './shape-word';

export type ShapedRun = { readonly font: FontName; readonly glyphs: readonly ShapedGlyph[] };
export type ShapedLine = { readonly runs: readonly ShapedRun[]; readonly width: number };
/** The font of a character; `before` is that of the character before it, which a mark follows where it can. */
export type ChooseFont = (sign: string, weight: FontWeight, before: FontName | null) => FontName;

type Segment = { text: string; shown: string; font: FontName; level: number };

const bidi = bidiFactory();
/** Letters that stand beside each other and do nothing else. */
const plain =
  /^[\u0020-\u007e\u00a1-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20ac\ufffd]*$/u;

/** Parts of one font and one direction, at most a word long, in the order in which they are read. */
function segmentsOf(text: string, weight: FontWeight, isRightToLeft: boolean, choose: ChooseFont): Segment[] {
  const { levels } = bidi.getEmbeddingLevels(text, isRightToLeft ? 'rtl' : 'ltr');
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const segments: Segment[] = [];
  let open: Segment | null = null;
  let at = 0;
  for (const sign of text) {
    const level = levels[at] ?? 0;
    const shown = mirrored.get(at) ?? sign;
    at += sign.length;
    if (directionMark.test(sign)) {
      open = null;
      continue;
    }
    const font = choose(sign, weight, open?.font ?? null);
    if (open && sign !== ' ' && open.text !== ' ' && open.font === font && open.level === level) {
      open.text += sign;
      open.shown += shown;
    } else {
      open = { text: sign, shown, font, level };
      segments.push(open);
    }
  }
  return segments;
}

/** From left to right (rule L2 of the bidirectional algorithm). */
function inSight(segments: readonly Segment[]): Segment[] {
  const seen = [...segments];
  for (let level = Math.max(0, ...seen.map((one) => one.level)); level > 0; level -= 1)
    for (let from = 0; from < seen.length; from += 1) {
      let to = from;
      while ((seen[to]?.level ?? -1) >= level) to += 1;
      if (to > from + 1) seen.splice(from, to - from, ...seen.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  return seen;
}

/** Makes the one shaper of a document; it remembers what it shaped. */
export function createShaper(opened: ReadonlyMap<FontName, Font>, choose: ChooseFont) {
  const letters = new Map<string, ShapedGlyph>();
  const words = new Map<string, readonly ShapedGlyph[]>();
  const lines = new Map<string, ShapedLine>();
  const fontOf = (name: FontName): Font => {
    const font = opened.get(name);
    if (!font) throw new Error(`the font ${name} was not opened`);
    return font;
  };
  const letterOf = (sign: string, name: FontName): ShapedGlyph => {
    const key = `${name} ${sign}`;
    const known = letters.get(key);
    if (known) return known;
    const font = fontOf(name);
    const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0);
    const advance = (glyph?.advanceWidth ?? 0) / font.unitsPerEm;
    const letter: ShapedGlyph = { id: glyph?.id ?? 0, text: sign, advance, dx: 0, dy: 0 };
    letters.set(key, letter);
    return letter;
  };
  const glyphsOf = ({ text, shown, font, level }: Segment): readonly ShapedGlyph[] => {
    if (plain.test(shown)) {
      const glyphs = Array.from(shown, (sign) => letterOf(sign, font));
      return level % 2 === 1 ? glyphs.reverse() : glyphs;
    }
    const key = `${font} ${level % 2} ${text}`;
    const known = words.get(key) ?? shapeWord(fontOf(font), text, shown, level % 2 === 1);
    words.set(key, known);
    return known;
  };
  const isPlain = (text: string, weight: FontWeight): boolean =>
    plain.test(text) && Array.from(text).every((sign) => choose(sign, weight, null) === weight);
  const widthOf = (glyphs: readonly ShapedGlyph[]): number =>
    glyphs.reduce((sum, { advance }) => sum + advance, 0);

  const shapeAny = (text: string, weight: FontWeight, isRightToLeft: boolean): ShapedLine => {
    const runs: { font: FontName; glyphs: ShapedGlyph[] }[] = [];
    for (const segment of inSight(segmentsOf(text, weight, isRightToLeft, choose))) {
      const last = runs.at(-1);
      if (last?.font === segment.font) last.glyphs.push(...glyphsOf(segment));
      else runs.push({ font: segment.font, glyphs: [...glyphsOf(segment)] });
    }
    return { runs, width: runs.reduce((sum, { glyphs }) => sum + widthOf(glyphs), 0) };
  };

  return (text: string, weight: FontWeight, isRightToLeft: boolean): ShapedLine => {
    if (!isRightToLeft && isPlain(text, weight)) {
      const glyphs = Array.from(text, (sign) => letterOf(sign, weight));
      return { runs: [{ font: weight, glyphs }], width: widthOf(glyphs) };
    }
    const key = `${weight} ${isRightToLeft} ${text}`;
    const line = lines.get(key) ?? shapeAny(text, weight, isRightToLeft);
    lines.set(key, line);
    return line;
  };
}
