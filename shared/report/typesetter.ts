/** Sets text in pieces: cleans it to what the fonts can print, breaks it into lines and measures. */
import { readsRightToLeft, withWholeIsolates } from './direction';
import { type DrawOp, type FontWeight, type Piece, type Shade, stack, tagged } from './piece';
import { wrapText } from './wrap-text';

/** What is known of the fonts. Made by `sheet-font`; tests give a simple one. */
export type FontMeasure = {
  /** The text with what cannot be printed replaced visibly. */
  readonly clean: (text: string) => string;
  /** Width in points of text that was cleaned. */
  readonly width: (text: string, weight: FontWeight, size: number) => number;
};

export type TextStyle = { readonly size: number; readonly weight: FontWeight; readonly shade: Shade };

/** Room of a line of text, as a multiple of the letter size. */
const lineHeight = 1.36;
/** Where the base line stands in that room. */
const baseLine = 1.04;

/** The lines before which a space was left out because the line was broken there. */
function spacedLines(text: string, lines: readonly string[]): ReadonlySet<number> {
  const spaced = new Set<number>();
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const from = text.indexOf(line, at);
    if (from < 0) break;
    if (index > 0 && line !== '' && /\s/.test(text.slice(at, from))) spaced.add(index);
    at = from + line.length;
  }
  return spaced;
}

export type Typesetter = ReturnType<typeof createTypesetter>;

export function createTypesetter(fonts: FontMeasure) {
  const measure = (text: string, style: TextStyle): number =>
    fonts.width(fonts.clean(text), style.weight, style.size);

  const linesOf = (text: string, width: number, style: TextStyle, firstIndent = 0): string[] =>
    withWholeIsolates(
      wrapText(fonts.clean(text), width, (part) => fonts.width(part, style.weight, style.size), firstIndent),
    );

  const linePiece = (text: string, style: TextStyle, x = 0, isRightToLeft = false): Piece => {
    const op: DrawOp = { kind: 'text', x, y: style.size * baseLine, text, ...style, isRightToLeft };
    return { height: style.size * lineHeight, ops: text === '' ? [] : [op] };
  };

  /** One piece per line. A text of several lines that is read from right to left begins at the right. */
  const linePieces = (text: string, width: number, style: TextStyle, indent = 0): Piece[] => {
    const isRightToLeft = readsRightToLeft(text);
    const lines = linesOf(text, width, style, indent);
    const spaced = spacedLines(fonts.clean(text), lines);
    const space = fonts.width(' ', style.weight, style.size);
    return lines.map((line, index) => {
      // In the margin, so that whoever reads line after line hears two words.
      if (spaced.has(index) && !isRightToLeft) return linePiece(` ${line}`, style, -space);
      const first = index === 0 ? indent : 0;
      const free =
        isRightToLeft && lines.length > 1 ? width - fonts.width(line, style.weight, style.size) : 0;
      return linePiece(line, style, Math.max(first, free), isRightToLeft);
    });
  };
  const paragraphTag = (text: string) => ({ name: 'P', key: `paragraph ${text}` }) as const;

  return {
    measure,
    /** One piece per line, which together are one paragraph wherever they stand. */
    lines: (text: string, width: number, style: TextStyle): Piece[] =>
      linePieces(text, width, style).map((line) => tagged(paragraphTag(text), line)),
    /** All lines under each other. */
    paragraph: (text: string, width: number, style: TextStyle): Piece =>
      tagged({ name: 'P' }, stack(linePieces(text, width, style))),
    /** A bold label, and the text after it on the same line; one piece per line. */
    labelled: (label: string, text: string, width: number, style: TextStyle): Piece[] => {
      const labelStyle: TextStyle = { ...style, weight: 'bold' };
      const before = fonts.clean(label);
      const indent = measure(`${before} `, labelStyle) + style.size * 0.2;
      return linePieces(text, width, style, indent)
        .map((line, index) =>
          index > 0 ? line : { ...line, ops: [...linePiece(`${before} `, labelStyle).ops, ...line.ops] },
        )
        .map((line) => tagged(paragraphTag(`${label} ${text}`), line));
    },
    /** At most so many lines; what does not fit ends in an ellipsis. For headers, where the whole text stands elsewhere. */
    clipped: (text: string, width: number, style: TextStyle, maxLines: number): Piece => {
      const all = linesOf(text, width, style);
      const shown = all.slice(0, maxLines);
      if (all.length > maxLines) {
        const signs = Array.from(shown.at(-1) ?? '');
        while (signs.length > 0 && fonts.width(`${signs.join('')}…`, style.weight, style.size) > width)
          signs.pop();
        shown[shown.length - 1] = `${signs.join('').trimEnd()}…`;
      }
      const isRightToLeft = readsRightToLeft(text);
      return tagged({ name: 'P' }, stack(shown.map((line) => linePiece(line, style, 0, isRightToLeft))));
    },
    /** One line that ends at `right`. */
    flushRight: (text: string, right: number, style: TextStyle): Piece => {
      const cleaned = fonts.clean(text);
      return linePiece(cleaned, style, right - fonts.width(cleaned, style.weight, style.size));
    },
  };
}
