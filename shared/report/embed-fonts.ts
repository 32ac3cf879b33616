/**
 * Writes the used part of each font into the PDF. A code in the text stands for a glyph *and* for what it says, so that
 * the same form can be read back as another letter elsewhere: the library's own way gives a glyph one meaning.
 */
import type { Font } from '@cantoo/fontkit';
import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import type { FontName } from './font-list';

type Use = {
  readonly ref: PDFRef;
  /** The glyphs by the key of what they are and say. */
  readonly glyphs: Map<string, UsedGlyph>;
};
type UsedGlyph = { readonly code: number; readonly id: number; readonly text: string };

/**
 * Codes of glyphs that say nothing, such as the dots that a font draws apart from their letter. Some readers take the
 * code itself for the text where none is given: these are code points that print nothing.
 */
const silentCodes = [
  ...[0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x200b, 0xfeff, 0x00ad, 0x061c, 0x180e],
  ...[0x206a, 0x206b, 0x206c, 0x206d, 0x206e, 0x206f, 0xfff9, 0xfffa, 0xfffb, 0x200e],
  ...[0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
];
const isSilent = new Set(silentCodes);

const hex = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (text: string): string =>
  Array.from(text.split(''), (unit) => hex(unit.charCodeAt(0))).join('');

/** What each code says. A block holds at most a hundred, as the format wants. */
function toUnicode(glyphs: readonly UsedGlyph[]): string {
  const lines = glyphs.map(({ code, text }) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, block) => {
    const some = lines.slice(block * 100, block * 100 + 100);
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

function writeFont(context: PDFContext, font: Font, { ref, glyphs: used }: Use, tag: string): void {
  const glyphs = [...used.values()];
  const subset = font.createSubset();
  const toGlyph = new Uint8Array(2 * (Math.max(...glyphs.map(({ code }) => code)) + 1));
  for (const { code, id } of glyphs)
    new DataView(toGlyph.buffer).setUint16(2 * code, subset.includeGlyph(id));
  const file = subset.encode();
  const scale = (units: number): number => Math.round((units * 1000) / font.unitsPerEm);
  const BaseFont = `${tag}+${font.postscriptName ?? 'Font'}`;
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: BaseFont,
      Flags: 4,
      FontBBox: [minX, minY, maxX, maxY].map(scale),
      ItalicAngle: 0,
      Ascent: scale(font.ascent),
      Descent: scale(font.descent),
      CapHeight: scale(font.capHeight || font.ascent),
      StemV: 80,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  );
  const widths = glyphs.flatMap(({ code, id }) => [code, [scale(font.getGlyph(id)?.advanceWidth ?? 0)]]);
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    CIDToGIDMap: context.register(context.flateStream(toGlyph)),
    DW: 0,
    W: widths,
  });
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(toUnicode(glyphs))),
    }),
  );
}

/** 0 is the glyph for what is missing. */
function freeCode(used: ReadonlyMap<string, UsedGlyph>, text: string): number {
  const taken = new Set([...used.values()].map(({ code }) => code));
  const silent = text === '' ? silentCodes.find((code) => !taken.has(code)) : undefined;
  if (silent !== undefined) return silent;
  let code = used.size + 1;
  while (taken.has(code) || isSilent.has(code)) code += 1;
  return code;
}

/** Six letters, as a font of which only a part is embedded must have. */
const tagOf = (index: number): string => `VAKPR${String.fromCharCode(65 + (index % 26))}`;

export type FontWriter = ReturnType<typeof createFontWriter>;

/** Collects what is used while the pages are drawn; `write` puts it in the document. */
export function createFontWriter(context: PDFContext, opened: ReadonlyMap<FontName, Font>) {
  const uses = new Map<FontName, Use>();
  const useOf = (name: FontName): Use => {
    const known = uses.get(name) ?? { ref: context.nextRef(), glyphs: new Map() };
    uses.set(name, known);
    return known;
  };
  return {
    refOf: (name: FontName): PDFRef => useOf(name).ref,
    /** The glyphs as the text of a PDF. */
    encode: (
      name: FontName,
      glyphs: readonly { readonly id: number; readonly text: string }[],
    ): PDFHexString => {
      const { glyphs: used } = useOf(name);
      const codes = glyphs.map(({ id, text }) => {
        const key = `${id} ${text}`;
        const glyph = used.get(key) ?? { code: freeCode(used, text), id, text };
        used.set(key, glyph);
        return hex(glyph.code);
      });
      return PDFHexString.of(codes.join(''));
    },
    write: (): void => {
      for (const [index, [name, use]] of [...uses].entries()) {
        const font = opened.get(name);
        if (font) writeFont(context, font, use, tagOf(index));
      }
    },
  };
}
