/** One page of a sheet as operators of a PDF: text in its fonts, boxes, rules and symbols, each with its place in the structure. */
import {
  beginMarkedContent,
  concatTransformationMatrix,
  drawObject,
  endMarkedContent,
  fill,
  fillAndStroke,
  type PDFImage,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor,
  setLineWidth,
  setStrokingGrayscaleColor,
  stroke,
} from 'pdf-lib';
import { drawSymbol } from './draw-symbol';
import { drawLine, type PageFonts } from './draw-text';
import type { FontWriter } from './embed-fonts';
import type { FontName } from './font-list';
import type { SheetPage } from './frame-pages';
import type { DrawOp } from './piece';
import type { SheetFonts } from './sheet-font';
import { paper } from './sheet-style';
import type { TagElement, TagTree } from './tag-tree';

/** PDF counts from the bottom of the paper. */
const up = (y: number): number => paper.height - y;

function drawBox({ x, y, width, height, fill: inside, stroke: edge }: Extract<DrawOp, { kind: 'box' }>) {
  const paint = inside === null ? stroke() : edge === null ? fill() : fillAndStroke();
  return [
    ...(inside === null ? [] : [setFillingGrayscaleColor(inside)]),
    ...(edge === null ? [] : [setStrokingGrayscaleColor(edge), setLineWidth(0.9)]),
    rectangle(x, up(y + height), width, height),
    paint,
  ];
}

/** What a document draws with. */
export type Drawing = {
  readonly fonts: SheetFonts;
  readonly writer: FontWriter;
  readonly tree: TagTree;
  /** By their base64; what is no picture is not among them. */
  readonly pictures: ReadonlyMap<string, PDFImage>;
};

function drawPicture(op: Extract<DrawOp, { kind: 'picture' }>, page: PDFPage, image: PDFImage | undefined) {
  if (!image) return [];
  return [
    pushGraphicsState(),
    concatTransformationMatrix(op.width, 0, 0, op.height, op.x, up(op.y + op.height)),
    drawObject(page.node.newXObject('Picture', image.ref)),
    popGraphicsState(),
  ];
}

function drawOp(
  op: DrawOp,
  page: PDFPage,
  { fonts, pictures }: Drawing,
  pageFonts: PageFonts,
): PDFOperator[] {
  switch (op.kind) {
    case 'text': {
      const line = fonts.shape(op.text, op.weight, op.isRightToLeft ?? false);
      const look = { size: op.size, shade: op.shade, isBold: op.weight === 'bold' };
      return drawLine(line, look, { x: op.x, y: up(op.y) }, pageFonts);
    }
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
    case 'picture':
      return drawPicture(op, page, pictures.get(op.png));
    case 'open':
    case 'close':
      return [];
  }
}

/** Large and light, from corner to corner, behind the text. */
function drawWatermark(text: string, fonts: SheetFonts, pageFonts: PageFonts): PDFOperator[] {
  if (text === '') return [];
  const line = fonts.shape(fonts.clean(text), 'bold', false);
  const size = Math.min(110, 760 / line.width);
  const half = (line.width * size) / 2;
  const slope = Math.SQRT1_2;
  const lift = size * 0.35;
  const at = {
    x: paper.width / 2 - half * slope + lift * slope,
    y: paper.height / 2 - half * slope - lift * slope,
  };
  return drawLine(line, { size, shade: 0.9, isBold: true, slope: { cos: slope, sin: slope } }, at, pageFonts);
}

function fontsOfPage(page: PDFPage, fonts: SheetFonts, writer: FontWriter): PageFonts {
  const names = new Map<FontName, string>();
  const nameOf = (font: FontName): string => {
    const name = names.get(font) ?? page.node.newFontDictionary(font, writer.refOf(font)).decodeText();
    names.set(font, name);
    return name;
  };
  const advanceOf: PageFonts['advanceOf'] = (name, glyph) => {
    const font = fonts.opened.get(name);
    return (font?.getGlyph(glyph.id)?.advanceWidth ?? 0) / (font?.unitsPerEm ?? 1);
  };
  return { nameOf, encode: writer.encode, advanceOf };
}

const marked = (element: TagElement, mcid: number): PDFOperator =>
  PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
    PDFName.of(element.tag.name),
    `<< /MCID ${mcid} >>`,
  ]);

/**
 * Draws what stands on a page.
 * @param number of the page, from 0
 */
export function drawPage(
  page: PDFPage,
  number: number,
  { ops, watermark }: SheetPage,
  drawing: Drawing,
): void {
  const { fonts, writer, tree } = drawing;
  const pageFonts = fontsOfPage(page, fonts, writer);
  const artifact = beginMarkedContent('Artifact');
  const operators: PDFOperator[] = [
    artifact,
    ...drawWatermark(watermark, fonts, pageFonts),
    endMarkedContent(),
  ];
  /** Whose marks the last ones are: of an element, of none (an artifact). */
  let current: TagElement | 'none' | null = null;
  const belongTo = (owner: TagElement | 'none'): void => {
    if (owner === current) return;
    if (current !== null) operators.push(endMarkedContent());
    operators.push(owner === 'none' ? artifact : marked(owner, tree.mark(owner, number)));
    current = owner;
  };
  for (const op of ops) {
    if (op.kind === 'open') tree.open(op.tag);
    else if (op.kind === 'close') tree.close();
    else {
      if (op.kind === 'text') tree.element()?.lines.push(op.text);
      belongTo((op.kind === 'text' || op.kind === 'picture' ? tree.element() : null) ?? 'none');
      operators.push(...drawOp(op, page, drawing, pageFonts));
    }
  }
  if (current !== null) operators.push(endMarkedContent());
  page.node.set(PDFName.of('StructParents'), page.doc.context.obj(number));
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  page.pushOperators(...operators);
}
