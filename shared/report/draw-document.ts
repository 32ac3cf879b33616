/**
 * Pages as a PDF. With the files it calls (`draw-page`, `draw-text`, `draw-symbol`, `embed-fonts`, `tag-tree`) the only
 * place that knows pdf-lib. A pure function of its input: nothing is taken from the clock or from chance, so the same
 * document gives the same bytes and its SHA-256 can stand in the record.
 *
 * The PDF is tagged: language, title, headings, lists, tables, and artifacts for what is not read. No validator of PDF/UA
 * was at hand, so it is called tagged and not conforming.
 */
import { PDFDocument, PDFHexString, type PDFImage } from 'pdf-lib';
import { digestOf } from '../domain/digest';
import { drawPage } from './draw-page';
import { createFontWriter } from './embed-fonts';
import type { LoadFont } from './font-list';
import type { SheetPage } from './frame-pages';
import { openSheetFonts } from './sheet-font';
import { paper } from './sheet-style';
import { createTagTree, writeTagTree } from './tag-tree';
import type { FontMeasure } from './typesetter';

export type DrawnSheet = {
  readonly bytes: Uint8Array;
  /** Characters that could not be printed and were replaced visibly. */
  readonly missing: readonly string[];
};

/** What is drawn: everything that is said in it, what the file says of itself, and how it is laid out. */
export type PaperDocument = {
  readonly content: object;
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** @param isMissing some characters had to be replaced, which the document then says itself */
  readonly layOut: (fonts: FontMeasure, isMissing: boolean) => readonly SheetPage[];
};

function describe(pdf: PDFDocument, { language, title, author, subject }: PaperDocument, issuedAt: string) {
  const made = new Date(issuedAt);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage(language);
  pdf.setAuthor(author);
  pdf.setSubject(subject);
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
 * Draws a document.
 * @param load gives the fonts that the text asks for
 * @param issuedAt ISO moment written into the document as its date
 */
export async function drawDocument(
  document: PaperDocument,
  load: LoadFont,
  issuedAt: string,
): Promise<DrawnSheet> {
  const fonts = await openSheetFonts(document.content, load);
  const firstTry = document.layOut(fonts, false);
  const pages = fonts.missing.size === 0 ? firstTry : document.layOut(fonts, true);

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
  describe(pdf, document, issuedAt);
  archive(pdf, digestOf(JSON.stringify([document.content, issuedAt])));
  const bytes = await pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
  return { bytes, missing: [...fonts.missing] };
}
