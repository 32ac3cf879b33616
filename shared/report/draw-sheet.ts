/**
 * Draws a sheet as PDF. With the files it calls (`draw-page`, `draw-text`, `draw-symbol`, `embed-fonts`, `tag-tree`) the
 * only place that knows pdf-lib. A pure function of its input: nothing is taken from the clock or from chance, so the same
 * sheet gives the same bytes and its SHA-256 can stand in the record.
 *
 * The PDF is tagged: language, title, headings, lists, tables, and artifacts for what is not read. No validator of PDF/UA
 * was at hand, so it is called tagged and not conforming.
 */
import { PDFDocument, PDFHexString, type PDFImage } from 'pdf-lib';
import { digestOf } from '../domain/digest';
import { drawPage } from './draw-page';
import { createFontWriter } from './embed-fonts';
import type { LoadFont } from './font-list';
import { layOutSheet, type SheetPage } from './lay-out-sheet';
import type { Sheet } from './sheet';
import { openSheetFonts } from './sheet-font';
import { paper } from './sheet-style';
import { createTagTree, writeTagTree } from './tag-tree';

export type DrawnSheet = {
  readonly bytes: Uint8Array;
  /** Characters that could not be printed and were replaced visibly. */
  readonly missing: readonly string[];
};

function describe(pdf: PDFDocument, sheet: Sheet, issuedAt: string): void {
  const made = new Date(issuedAt);
  pdf.setTitle(sheet.documentTitle, { showInWindowTitleBar: true });
  pdf.setLanguage(sheet.language);
  pdf.setAuthor(sheet.running.organisation);
  pdf.setSubject(sheet.running.exam);
  pdf.setCreator('Vakproef');
  pdf.setProducer('Vakproef');
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
}

/**
 * Written as PDF/A-3B, for an archive; nobody judged it, for there was no validator at hand.
 * @param digest of what is drawn: a file of this form has a number, and the same sheet has the same
 */
function archive(pdf: PDFDocument, digest: string): void {
  const id = PDFHexString.of(digest.slice(0, 32));
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
  pdf.convertToPDFA({ conformance: '3B' });
}

/** Each picture once for the document. */
async function embedPictures(pdf: PDFDocument, pages: readonly SheetPage[]): Promise<Map<string, PDFImage>> {
  const pictures = new Map<string, PDFImage>();
  const all = pages.flatMap(({ ops }) => ops.flatMap((op) => (op.kind === 'picture' ? [op.png] : [])));
  for (const png of new Set(all))
    try {
      pictures.set(png, await pdf.embedPng(png));
    } catch {
      // A sheet without a logo is a sheet; none at all would be a fault of somebody else's picture.
    }
  return pictures;
}

/**
 * Draws the sheet.
 * @param load gives the fonts that the text asks for
 * @param issuedAt ISO moment written into the document as its date
 */
export async function drawSheet(sheet: Sheet, load: LoadFont, issuedAt: string): Promise<DrawnSheet> {
  const fonts = await openSheetFonts(sheet, load);
  const firstTry = layOutSheet(sheet, fonts);
  const pages =
    fonts.missing.size === 0 ? firstTry : layOutSheet(sheet, fonts, [sheet.missingCharactersNote]);

  const pdf = await PDFDocument.create({ updateMetadata: false });
  const writer = createFontWriter(pdf.context, fonts.opened);
  const tree = createTagTree();
  const pictures = await embedPictures(pdf, pages);
  const refs = pages.map((page, number) => {
    const drawn = pdf.addPage([paper.width, paper.height]);
    drawPage(drawn, number, page, { fonts, writer, tree, pictures });
    return drawn.ref;
  });
  writer.write();
  writeTagTree(pdf, tree, refs);
  describe(pdf, sheet, issuedAt);
  archive(pdf, digestOf(JSON.stringify([sheet, issuedAt])));
  const bytes = await pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
  return { bytes, missing: [...fonts.missing] };
}
