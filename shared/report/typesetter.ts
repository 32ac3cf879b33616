/** Sets text in pieces: cleans it to what the fonts can print, breaks it into lines and measures. */
import { type DrawOp, type FontWeight, type Piece, type Shade, stack } from './piece';
import { wrapText } from './wrap-text';

/** What is known of the fonts. Made by `sheet-font`; tests give a simple one. */
export type FontMeasure = {
  /** The text with what cannot be printed replaced visibly. */
  readonly clean: (text: string, weight: FontWeight) => string;
  /** Width in points of text that was cleaned. */
  readonly width: (text: string, weight: FontWeight, size: number) => number;
};

export type TextStyle = { readonly size: number; readonly weight: FontWeight; readonly shade: Shade };

/** Room of a line of text, as a multiple of the letter size. */
const lineHeight = 1.36;
/** Where the base line stands in that room. */
const baseLine = 1.04;

export type Typesetter = ReturnType<typeof createTypesetter>;

export function createTypesetter(fonts: FontMeasure) {
  const measure = (text: string, style: TextStyle): number =>
    fonts.width(fonts.clean(text, style.weight), style.weight, style.size);

  const linesOf = (text: string, width: number, style: TextStyle, firstIndent = 0): string[] =>
    wrapText(
      fonts.clean(text, style.weight),
      width,
      (part) => fonts.width(part, style.weight, style.size),
      firstIndent,
    );

  const linePiece = (text: string, style: TextStyle, x = 0): Piece => {
    const op: DrawOp = { kind: 'text', x, y: style.size * baseLine, text, ...style };
    return { height: style.size * lineHeight, ops: text === '' ? [] : [op] };
  };

  return {
    measure,
    /** One piece per line. */
    lines: (text: string, width: number, style: TextStyle): Piece[] =>
      linesOf(text, width, style).map((line) => linePiece(line, style)),
    /** All lines under each other. */
    paragraph: (text: string, width: number, style: TextStyle): Piece =>
      stack(linesOf(text, width, style).map((line) => linePiece(line, style))),
    /** A bold label, and the text after it on the same line; one piece per line. */
    labelled: (label: string, text: string, width: number, style: TextStyle): Piece[] => {
      const labelStyle: TextStyle = { ...style, weight: 'bold' };
      const before = `${fonts.clean(label, 'bold')} `;
      const indent = measure(before, labelStyle) + style.size * 0.2;
      return linesOf(text, width, style, indent).map((line, index) =>
        index > 0
          ? linePiece(line, style)
          : {
              height: style.size * lineHeight,
              ops: [...linePiece(before.trimEnd(), labelStyle).ops, ...linePiece(line, style, indent).ops],
            },
      );
    },
    /** At most so many lines; what does not fit ends in an ellipsis. For headers, where the whole text stands elsewhere. */
    clipped: (text: string, width: number, style: TextStyle, maxLines: number): Piece => {
      const all = linesOf(text, width, style);
      const shown = all.slice(0, maxLines);
      if (all.length > maxLines) {
        let last = shown.at(-1) ?? '';
        while (last !== '' && fonts.width(`${last}…`, style.weight, style.size) > width)
          last = last.slice(0, -1);
        shown[shown.length - 1] = `${last.trimEnd()}…`;
      }
      return stack(shown.map((line) => linePiece(line, style)));
    },
    /** One line that ends at `right`. */
    flushRight: (text: string, right: number, style: TextStyle): Piece => {
      const cleaned = fonts.clean(text, style.weight);
      return linePiece(cleaned, style, right - fonts.width(cleaned, style.weight, style.size));
    },
  };
}
