/**
 * Collects the structure of a tagged PDF while the pages are drawn, and writes it down (ISO 32000-1, 14.7). Every mark on
 * a page belongs to an element or is an artifact.
 */
import { PDFBool, type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import { isolate } from '../texts/isolate';
import type { SheetTag, TagName } from './sheet-tag';

export type TagElement = {
  readonly tag: SheetTag;
  readonly kids: (TagElement | MarkedContent)[];
  /** What it says, line by line, as it is written. */
  readonly lines: string[];
};
/** A run of operators on a page. */
export type MarkedContent = { readonly page: number; readonly mcid: number };

const isElement = (kid: TagElement | MarkedContent): kid is TagElement => 'tag' in kid;
/** Hold words and no paragraphs. */
const wordsOnly: ReadonlySet<TagName> = new Set(['H1', 'H2', 'H3', 'H4', 'P', 'Lbl', 'Figure']);

/** Where in the structure the drawing is. */
export function createTagTree() {
  const root: TagElement = { tag: { name: 'Sect' }, kids: [], lines: [] };
  const path: TagElement[] = [];
  const here = (): TagElement => path.at(-1) ?? root;
  const counts: number[] = [];
  return {
    root,
    open: (tag: SheetTag): void => {
      const parent = here();
      if (wordsOnly.has(parent.tag.name) || parent.tag.name === 'Artifact') {
        path.push(parent);
        return;
      }
      const last = parent.kids.at(-1);
      const goesOn =
        last && isElement(last) && tag.key && last.tag.key === tag.key && last.tag.name === tag.name;
      const element = goesOn ? last : { tag, kids: [], lines: [] };
      if (!goesOn && tag.name !== 'Artifact') parent.kids.push(element);
      path.push(element);
    },
    close: (): void => {
      path.pop();
    },
    /** What is drawn here belongs to this element; null for an artifact. */
    element: (): TagElement | null => (path.some((one) => one.tag.name === 'Artifact') ? null : here()),
    /** A new number for a run of operators of an element. */
    mark: (element: TagElement, page: number): number => {
      const mcid = counts[page] ?? 0;
      counts[page] = mcid + 1;
      element.kids.push({ page, mcid });
      return mcid;
    },
  };
}

export type TagTree = ReturnType<typeof createTagTree>;

/** On the page the letters of such a text stand in the order in which they are seen, not in which they are read. */
const readsAsDrawn = ({ lines }: TagElement): boolean => lines.every((line) => isolate(line) === line);
const saidBy = ({ lines }: TagElement): string =>
  lines.map((line) => line.replaceAll(/\p{Cf}/gu, '').trim()).join(' ');

const attributesOf = (element: TagElement, { name, scope, alt, lang } = element.tag) => ({
  ...(readsAsDrawn(element) ? {} : { ActualText: PDFHexString.fromText(saidBy(element)) }),
  ...(scope ? { A: { O: 'Table', Scope: scope } } : {}),
  ...(name === 'L' ? { A: { O: 'List', ListNumbering: 'Disc' } } : {}),
  ...(alt === undefined ? {} : { Alt: PDFHexString.fromText(alt) }),
  ...(lang === undefined ? {} : { Lang: PDFHexString.fromText(lang) }),
});

/** Writes the tree: the elements, and for each page which element each of its marks belongs to. */
export function writeTagTree(
  { context, catalog }: { context: PDFContext; catalog: { set: (key: PDFName, value: PDFRef) => void } },
  { root }: TagTree,
  pages: readonly PDFRef[],
): void {
  const treeRef = context.nextRef();
  const owners = pages.map((): PDFRef[] => []);
  const write = (element: TagElement, parent: PDFRef, type: string): PDFRef => {
    const ref = context.nextRef();
    const kids = element.kids.map((kid) => {
      if (isElement(kid)) return write(kid, ref, kid.tag.name);
      const owner = owners[kid.page];
      if (owner) owner[kid.mcid] = ref;
      return context.obj({ Type: 'MCR', Pg: pages[kid.page] ?? null, MCID: kid.mcid });
    });
    context.assign(
      ref,
      context.obj({ Type: 'StructElem', S: type, P: parent, K: kids, ...attributesOf(element) }),
    );
    return ref;
  };
  const document = write(root, treeRef, 'Document');
  const Nums = owners.flatMap((refs, page) => [page, context.register(context.obj(refs))]);
  context.assign(
    treeRef,
    context.obj({
      Type: 'StructTreeRoot',
      K: [document],
      ParentTree: context.register(context.obj({ Nums })),
      ParentTreeNextKey: pages.length,
    }),
  );
  catalog.set(PDFName.of('StructTreeRoot'), treeRef);
  catalog.set(PDFName.of('MarkInfo'), context.register(context.obj({ Marked: PDFBool.True })));
}
