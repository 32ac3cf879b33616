/** Reads a PDF back with another library than the one that wrote it. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfText = {
  readonly title: string;
  readonly language: string | null;
  /** Text of each page, all white space as one space. */
  readonly pages: readonly string[];
  /** Right edge of the text that reaches furthest, in points. */
  readonly rightEdge: number;
};

export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS }).promise;
  const pages: string[] = [];
  let rightEdge = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    const words: string[] = [];
    for (const item of content.items) {
      if (!('str' in item)) continue;
      words.push(item.str);
      const isUpright = item.transform[1] === 0;
      if (isUpright) rightEdge = Math.max(rightEdge, item.transform[4] + item.width);
    }
    pages.push(words.join(' ').replaceAll(/\s+/g, ' ').trim());
  }
  const { info } = await pdf.getMetadata();
  const facts = info as { Title?: string; Language?: string | null };
  await pdf.destroy();
  return { title: facts.Title ?? '', language: facts.Language ?? null, pages, rightEdge };
}

/** Text without any white space, for comparing with text that was broken into lines. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
