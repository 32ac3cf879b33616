/** Draws a list as PDF. */
import { type DrawnSheet, drawDocument } from './draw-document';
import type { LoadFont } from './font-list';
import { layOutList } from './lay-out-list';
import type { ListPaper } from './list-paper';

/**
 * Draws the list.
 * @param load gives the fonts that the text asks for
 * @param issuedAt ISO moment written into the document as its date
 */
export const drawList = (list: ListPaper, load: LoadFont, issuedAt: string): Promise<DrawnSheet> =>
  drawDocument(
    {
      content: list,
      language: list.language,
      title: list.documentTitle,
      author: list.organisation,
      subject: list.documentTitle,
      layOut: (fonts, isMissing) => layOutList(list, fonts, isMissing ? [list.missingCharactersNote] : []),
    },
    load,
    issuedAt,
  );
