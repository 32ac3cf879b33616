/** Shaped text as operators of a PDF. */
import {
  beginText,
  endText,
  type PDFHexString,
  type PDFOperator,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from 'pdf-lib';
import type { FontName } from './font-list';
import type { ShapedLine, ShapedRun } from './shape-line';
import type { ShapedGlyph } from './shape-word';

/** How the page names a font and writes glyphs in it. */
export type PageFonts = {
  readonly nameOf: (font: FontName) => string;
  readonly encode: (font: FontName, glyphs: readonly ShapedGlyph[]) => PDFHexString;
  /** Width in ems that the PDF moves on by after a glyph. */
  readonly advanceOf: (font: FontName, glyph: ShapedGlyph) => number;
};

type Point = { readonly x: number; readonly y: number };

export type TextLook = {
  readonly size: number;
  readonly shade: number;
  /** Direction of the line; level when left out. */
  readonly slope?: { readonly cos: number; readonly sin: number };
  /** For a font without a bold of its own. */
  readonly isBold: boolean;
};

/** How thick the edge is that makes a letter bold, in ems. */
const boldEdge = 0.03;
const hasOwnBold = (font: FontName): boolean => font === 'regular' || font === 'bold';
const round = (value: number): number => Math.round(value * 1000) / 1000;

type Placed = { readonly glyph: ShapedGlyph; readonly x: number; readonly y: number };

/** Where each glyph of a run comes, in ems from the beginning of the line. */
function place(run: ShapedRun, from: number): { placed: Placed[]; pen: number } {
  let pen = from;
  const placed = run.glyphs.map((glyph) => {
    const one = { glyph, x: pen + glyph.dx, y: glyph.dy };
    pen += glyph.advance;
    return one;
  });
  return { placed, pen };
}

/** Glyphs that follow each other at their own widths are shown at once; another place begins anew. */
function show(placed: readonly Placed[], font: FontName, look: TextLook, at: Point, fonts: PageFonts) {
  const { cos, sin } = look.slope ?? { cos: 1, sin: 0 };
  const operators: PDFOperator[] = [];
  let waiting: ShapedGlyph[] = [];
  let next = Number.NaN;
  const flush = (): void => {
    if (waiting.length > 0) operators.push(showText(fonts.encode(font, waiting)));
    waiting = [];
  };
  for (const { glyph, x, y } of placed) {
    if (y !== 0 || Number.isNaN(next) || Math.abs(x - next) > 0.0005) {
      flush();
      const dx = x * look.size;
      const dy = y * look.size;
      operators.push(
        setTextMatrix(
          cos,
          sin,
          -sin,
          cos,
          round(at.x + dx * cos - dy * sin),
          round(at.y + dx * sin + dy * cos),
        ),
      );
    }
    waiting.push(glyph);
    next = y === 0 ? x + fonts.advanceOf(font, glyph) : Number.NaN;
  }
  flush();
  return operators;
}

/** What says nothing comes behind the rest: a reader that goes by distances then sees no gap within a word. */
function showRun(run: ShapedRun, from: number, look: TextLook, at: Point, fonts: PageFonts) {
  const { placed, pen } = place(run, from);
  const speaking = placed.filter(({ glyph }) => glyph.text !== '');
  const silent = placed.filter(({ glyph }) => glyph.text === '');
  const operators = [speaking, silent].flatMap((some) => show(some, run.font, look, at, fonts));
  return { operators, pen };
}

/** Draws a line from its base point. Measures in points, as PDF counts them: from the bottom of the paper. */
export function drawLine(line: ShapedLine, look: TextLook, at: Point, fonts: PageFonts) {
  const operators: PDFOperator[] = [beginText(), setFillingGrayscaleColor(look.shade)];
  let pen = 0;
  for (const run of line.runs) {
    const isThickened = look.isBold && !hasOwnBold(run.font);
    const shown = showRun(run, pen, look, at, fonts);
    operators.push(
      setFontAndSize(fonts.nameOf(run.font), look.size),
      ...(isThickened
        ? [
            setStrokingGrayscaleColor(look.shade),
            setLineWidth(round(boldEdge * look.size)),
            setTextRenderingMode(TextRenderingMode.FillAndOutline),
          ]
        : []),
      ...shown.operators,
      ...(isThickened ? [setTextRenderingMode(TextRenderingMode.Fill)] : []),
    );
    pen = shown.pen;
  }
  return [...operators, endText()];
}
