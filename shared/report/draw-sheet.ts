/**
 * Draws a sheet as PDF. With `draw-symbol` the only place that knows pdf-lib. A pure function of its input: nothing is
 * taken from the clock or from chance, so the same sheet gives the same bytes and its SHA-256 can stand in the record.
 *
 * The PDF is untagged (the library cannot do better); the sheet screen shows the same content as headings and tables.
 */
import type { Font } from '@cantoo/fontkit';
import {
  beginText,
  endText,
  fill,
  fillAndStroke,
  PDFDocument,
  type PDFFont,
  type PDFName,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextMatrix,
  showText,
  stroke,
} from 'pdf-lib';
import { drawSymbol } from './draw-symbol';
import { layOutSheet, type SheetPage } from './lay-out-sheet';
import type { DrawOp, FontWeight } from './piece';
import type { Sheet } from './sheet';
import { openSheetFonts, type SheetFontBytes } from './sheet-font';
import { paper } from './sheet-style';

export type DrawnSheet = {
  readonly bytes: Uint8Array;
  /** Characters that could not be printed and were replaced visibly. */
  readonly missing: readonly string[];
};

type PageFont = { readonly font: PDFFont; readonly name: PDFName };
type PageFonts = Readonly<Record<FontWeight, PageFont>>;

/** The font as the library wants it, with letters set one by one (see `sheet-font`). */
const withPlainLayout = (font: Font): Font =>
  Object.create(font, {
    layout: {
      value: (text: string) => ({
        glyphs: Array.from(text, (sign) => font.glyphForCodePoint(sign.codePointAt(0) ?? 0)),
      }),
    },
  });

async function embedFont(pdf: PDFDocument, bytes: Uint8Array, font: Font): Promise<PDFFont> {
  pdf.registerFontkit({ create: () => withPlainLayout(font) });
  return pdf.embedFont(bytes, { subset: true });
}

/** PDF counts from the bottom of the paper. */
const up = (y: number): number => paper.height - y;

function drawText(op: Extract<DrawOp, { kind: 'text' }>, fonts: PageFonts): PDFOperator[] {
  const { font, name } = fonts[op.weight];
  return [
    beginText(),
    setFillingGrayscaleColor(op.shade),
    setFontAndSize(name, op.size),
    setTextMatrix(1, 0, 0, 1, op.x, up(op.y)),
    showText(font.encodeText(op.text)),
    endText(),
  ];
}

function drawBox({ x, y, width, height, fill: inside, stroke: edge }: Extract<DrawOp, { kind: 'box' }>) {
  const paint = inside === null ? stroke() : edge === null ? fill() : fillAndStroke();
  return [
    ...(inside === null ? [] : [setFillingGrayscaleColor(inside)]),
    ...(edge === null ? [] : [setStrokingGrayscaleColor(edge), setLineWidth(0.9)]),
    rectangle(x, up(y + height), width, height),
    paint,
  ];
}

function drawOp(op: DrawOp, fonts: PageFonts): PDFOperator[] {
  switch (op.kind) {
    case 'text':
      return drawText(op, fonts);
    case 'box':
      return drawBox(op);
    case 'rule':
      return [
        setFillingGrayscaleColor(op.shade),
        rectangle(op.x, up(op.y + op.thickness), op.width, op.thickness),
        fill(),
      ];
    case 'symbol':
      return drawSymbol(op.symbol, op.x, up(op.y + op.size), op.size);
  }
}

/** Large and light, from corner to corner, behind the text. */
function drawWatermark(text: string, { bold }: PageFonts): PDFOperator[] {
  if (text === '') return [];
  const size = Math.min(110, 760 / bold.font.widthOfTextAtSize(text, 1));
  const half = bold.font.widthOfTextAtSize(text, size) / 2;
  const slope = Math.SQRT1_2;
  const lift = size * 0.35;
  return [
    beginText(),
    setFillingGrayscaleColor(0.9),
    setFontAndSize(bold.name, size),
    setTextMatrix(
      slope,
      slope,
      -slope,
      slope,
      paper.width / 2 - half * slope + lift * slope,
      paper.height / 2 - half * slope - lift * slope,
    ),
    showText(bold.font.encodeText(text)),
    endText(),
  ];
}

function drawPage(pdf: PDFDocument, { ops, watermark }: SheetPage, fonts: Record<FontWeight, PDFFont>): void {
  const page = pdf.addPage([paper.width, paper.height]);
  const pageFont = (font: PDFFont): PageFont => ({
    font,
    name: page.node.newFontDictionary(font.name, font.ref),
  });
  const pageFonts = { regular: pageFont(fonts.regular), bold: pageFont(fonts.bold) };
  page.pushOperators(
    pushGraphicsState(),
    ...drawWatermark(watermark, pageFonts),
    ...ops.flatMap((op) => drawOp(op, pageFonts)),
    popGraphicsState(),
  );
}

/**
 * Draws the sheet.
 * @param issuedAt ISO moment written into the document as its date
 */
export async function drawSheet(
  sheet: Sheet,
  fontBytes: SheetFontBytes,
  issuedAt: string,
): Promise<DrawnSheet> {
  const opened = openSheetFonts(fontBytes);
  const firstTry = layOutSheet(sheet, opened);
  const pages =
    opened.missing.size === 0 ? firstTry : layOutSheet(sheet, opened, [sheet.missingCharactersNote]);

  const pdf = await PDFDocument.create({ updateMetadata: false });
  const fonts = {
    regular: await embedFont(pdf, fontBytes.regular, opened.opened.regular),
    bold: await embedFont(pdf, fontBytes.bold, opened.opened.bold),
  };
  for (const page of pages) drawPage(pdf, page, fonts);

  const made = new Date(issuedAt);
  pdf.setTitle(sheet.documentTitle, { showInWindowTitleBar: true });
  pdf.setLanguage(sheet.language);
  pdf.setAuthor(sheet.running.organisation);
  pdf.setSubject(sheet.running.exam);
  pdf.setCreator('Vakproef');
  pdf.setProducer('Vakproef');
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  const bytes = await pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
  return { bytes, missing: [...opened.missing] };
}
