/** Draws a sheet as PDF: the same sheet gives the same bytes. */
import { type DrawnSheet, drawDocument } from './draw-document';
import type { LoadFont } from './font-list';
import { layOutSheet } from './lay-out-sheet';
import type { Sheet } from './sheet';

/**
 * Draws the sheet.
 * @param load gives the fonts that the text asks for
 * @param issuedAt ISO moment written into the document as its date
 */
export const drawSheet = (sheet: Sheet, load: LoadFont, issuedAt: string): Promise<DrawnSheet> =>
  drawDocument(
    {
      content: sheet,
      language: sheet.language,
      title: sheet.documentTitle,
      author: sheet.running.organisation,
      subject: sheet.running.exam,
      layOut: (fonts, isMissing) => layOutSheet(sheet, fonts, isMissing ? [sheet.missingCharactersNote] : []),
    },
    load,
    issuedAt,
  );
