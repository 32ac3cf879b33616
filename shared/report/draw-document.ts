/**
 * Pages as a PDF. With the files it calls (`draw-page`, `draw-text`, `draw-symbol`, `embed-fonts`, `tag-tree`) the only
 * place that knows pdf-lib. A pure function of its input: nothing is taken from the clock or from chance, so the same
 * document gives the same bytes and its SHA-256 can stand in the record.
 *
 * The PDF is tagged: language, title, headings, lists, tables, and artifacts for what is not read. No validator of PDF/UA
 * was at hand, so it is called tagged and not conforming.
 */
import type { Font } from '@cantoo/fontkit';
import { PDFDocument, PDFHexString, type PDFImage, type PDFRef } from 'pdf-lib';
import { digestOf } from '../domain/digest';
import { drawPage } from './draw-page';
import { createFontWriter } from './embed-fonts';
import type { FontName, LoadFont } from './font-list';
import type { SheetPage } from './frame-pages';
import { type OutlineLine, writeOutline } from './outline';
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

type Described = Pick<PaperDocument, 'language' | 'title' | 'author' | 'subject'>;

function describe(pdf: PDFDocument, { language, title, author, subject }: Described, issuedAt: string) {
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

/** Each picture once for the file. */
async function embedPictures(
  pdf: PDFDocument,
  pages: readonly SheetPage[],
  known: Map<string, PDFImage>,
): Promise<void> {
  const all = pages.flatMap(({ ops }) => ops.flatMap((op) => (op.kind === 'picture' ? [op.png] : [])));
  for (const png of new Set(all))
    try {
      if (!known.has(png)) known.set(png, await pdf.embedPng(png));
    } catch {
      // A sheet without a logo is a sheet; none at all would be a fault of somebody else's picture.
    }
}

export type Binder = {
  /** Draws a document behind the ones before it; gives the characters of it that could not be printed. */
  readonly add: (document: PaperDocument, issuedAt: string) => Promise<readonly string[]>;
  readonly count: () => number;
  /** The file with all of them. What it says of itself is that of the one document, or this. */
  readonly finish: (described: Described, issuedAt: string) => Promise<Uint8Array>;
};

/**
 * Binds documents in one file: fonts and pictures are in it once for all. The pages of each are counted by themselves. Of several,
 * each is a part of the structure and has a line in the list of contents that a reader shows.
 * @param load gives the fonts that the texts ask for
 */
export async function createBinder(load: LoadFont, isOfMany = true): Promise<Binder> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const opened = new Map<FontName, Font>();
  const writer = createFontWriter(pdf.context, opened);
  const tree = createTagTree();
  const pictures = new Map<string, PDFImage>();
  const refs: PDFRef[] = [];
  const contents: OutlineLine[] = [];
  const digests: string[] = [];
  return {
    add: async (document, issuedAt) => {
      const fonts = await openSheetFonts(document.content, load);
      const firstTry = document.layOut(fonts, false);
      const pages = fonts.missing.size === 0 ? firstTry : document.layOut(fonts, true);
      for (const [name, font] of fonts.opened) if (!opened.has(name)) opened.set(name, font);
      await embedPictures(pdf, pages, pictures);
      if (isOfMany) tree.open({ name: 'Sect', lang: document.language });
      const first = refs.length;
      for (const page of pages) {
        const drawn = pdf.addPage([paper.width, paper.height]);
        drawPage(drawn, refs.length, page, { fonts, writer, tree, pictures });
        refs.push(drawn.ref);
      }
      if (isOfMany) tree.close();
      const ref = refs[first];
      if (ref) contents.push({ title: document.title, page: ref });
      digests.push(digestOf(JSON.stringify([document.content, issuedAt])));
      return [...fonts.missing];
    },
    count: () => digests.length,
    finish: async (described, issuedAt) => {
      writer.write();
      writeTagTree(pdf, tree, refs);
      if (isOfMany) writeOutline(pdf, contents);
      describe(pdf, described, issuedAt);
      archive(pdf, digests.length === 1 ? (digests[0] ?? '') : digestOf(JSON.stringify([digests, issuedAt])));
      return pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
    },
  };
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
  const binder = await createBinder(load, false);
  const missing = await binder.add(document, issuedAt);
  return { bytes: await binder.finish(document, issuedAt), missing };
}
