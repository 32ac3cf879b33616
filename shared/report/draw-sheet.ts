/** Draws a sheet as PDF: the same sheet gives the same bytes. Many can be bound in one file. */
import { type Binder, type DrawnSheet, drawDocument, type PaperDocument } from './draw-document';
import type { LoadFont } from './font-list';
import { layOutSheet } from './lay-out-sheet';
import type { Sheet } from './sheet';

const documentOf = (sheet: Sheet): PaperDocument => ({
  content: sheet,
  language: sheet.language,
  title: sheet.documentTitle,
  author: sheet.running.organisation,
  subject: sheet.running.exam,
  layOut: (fonts, isMissing) => layOutSheet(sheet, fonts, isMissing ? [sheet.missingCharactersNote] : []),
});

/**
 * Draws the sheet.
 * @param load gives the fonts that the text asks for
 * @param issuedAt ISO moment written into the document as its date
 */
export const drawSheet = (sheet: Sheet, load: LoadFont, issuedAt: string): Promise<DrawnSheet> =>
  drawDocument(documentOf(sheet), load, issuedAt);

/** Draws the sheet behind those that are in the file already; gives the characters that could not be printed. */
export const bindSheet = (binder: Binder, sheet: Sheet, issuedAt: string): Promise<readonly string[]> =>
  binder.add(documentOf(sheet), issuedAt);
