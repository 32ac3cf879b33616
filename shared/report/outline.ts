/** The list of contents that a reader shows beside a file with many documents (ISO 32000-1, 12.3.3). */
import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';

export type OutlineLine = { readonly title: string; readonly page: PDFRef };

/** Writes a line per document, in their order; each leads to its first page. */
export function writeOutline({ context, catalog }: PDFDocument, lines: readonly OutlineLine[]): void {
  if (lines.length === 0) return;
  const root = context.nextRef();
  const refs = lines.map(() => context.nextRef());
  for (const [at, { title, page }] of lines.entries()) {
    const [ref, before, after] = [refs[at], refs[at - 1], refs[at + 1]];
    if (!ref) continue;
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: root,
        Dest: [page, 'Fit'],
        ...(before ? { Prev: before } : {}),
        ...(after ? { Next: after } : {}),
      }),
    );
  }
  const [first = null, last = null] = [refs[0], refs.at(-1)];
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: lines.length }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
