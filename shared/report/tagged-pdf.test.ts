/** The PDF says what its parts are, so that it can be read aloud: our own checks, for there is no validator here. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { aSheet, loadFont } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam } from '../../test/builders/an-exam';
import { drawSheet } from './draw-sheet';
import { layOutSheet } from './lay-out-sheet';
import { openSheetFonts } from './sheet-font';

const exam = anExam({
  shape: Array.from({ length: 6 }, () => Array.from({ length: 8 }, (_, i) => `punt ${i} ≤ 2`)),
});
const sheet = aSheet(
  anAssessment(exam)
    .identified()
    .markedAll('met')
    .remarked('1.1.1', 'محمد عبد الله: heeft het goed gedaan.')
    .signed(),
);

const issuedAt = '2026-11-24T10:30:00.000Z';
type Element = {
  readonly name: string;
  readonly children: readonly Element[];
  readonly marks: readonly number[];
  readonly actualText: string | null;
};
let bytes: Uint8Array;
let pdf: PDFDocument;
let root: Element;

const nameOf = (dict: PDFDict, key: string): string => dict.lookup(PDFName.of(key), PDFName).decodeText();

/** The structure as it is written in the file. */
function readElement(dict: PDFDict): Element {
  const kids = dict.lookup(PDFName.of('K'), PDFArray);
  const all = Array.from({ length: kids.size() }, (_, index) => kids.lookup(index, PDFDict));
  const isMark = (kid: PDFDict): boolean => kid.lookup(PDFName.of('MCID')) !== undefined;
  const said = dict.lookup(PDFName.of('ActualText'));
  return {
    actualText: said instanceof PDFHexString ? said.decodeText() : null,
    name: nameOf(dict, 'S'),
    children: all.filter((kid) => !isMark(kid)).map(readElement),
    marks: all.filter(isMark).map((kid) => kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber()),
  };
}
const allOf = (element: Element): Element[] => [element, ...element.children.flatMap(allOf)];
const headingsOf = (element: Element): string[] =>
  allOf(element).flatMap(({ name }) => (/^H\d$/.test(name) ? [name] : []));

function rootOf(document: PDFDocument): Element {
  const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  return readElement(tree.lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict));
}

beforeAll(async () => {
  ({ bytes } = await drawSheet(sheet, loadFont, issuedAt));
  pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  root = rootOf(pdf);
});

describe('a tagged PDF', () => {
  it('says that it is tagged, its language and its title', () => {
    expect(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
    expect(pdf.catalog.lookup(PDFName.of('Lang'))?.toString()).toContain('nl');
    expect(pdf.getTitle()).toBe(sheet.documentTitle);
    const viewer = pdf.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(viewer.toString()).toContain('/DisplayDocTitle true');
    for (const page of pdf.getPages()) expect(nameOf(page.node, 'Tabs')).toBe('S');
  });

  it('everything drawn belongs to an element or is an artifact, and nothing to two', async () => {
    const paints = new Set([OPS.showText, OPS.fill, OPS.stroke, OPS.fillStroke, OPS.paintImageXObject]);
    const document = await getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS }).promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const { fnArray } = await (await document.getPage(number)).getOperatorList();
      let depth = 0;
      for (const [index, operator] of fnArray.entries()) {
        if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth += 1;
        if (operator === OPS.endMarkedContent) depth -= 1;
        expect(depth, `page ${number}, ${index}`).toBeGreaterThanOrEqual(0);
        expect(depth, `page ${number}, ${index}`).toBeLessThanOrEqual(1);
        if (paints.has(operator)) expect(depth, `page ${number}, ${index}`).toBe(1);
      }
      expect(depth).toBe(0);
    }
    await document.destroy();
  });

  it('every mark on a page leads to its element, and no element lacks its mark', () => {
    const tree = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const numbers = tree.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    const owners = pdf.getPages().map((page) => {
      const place = page.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber();
      const at = Array.from({ length: numbers.size() / 2 }, (_, index) => index * 2).find(
        (index) => numbers.lookup(index, PDFNumber).asNumber() === place,
      );
      return numbers.lookup((at ?? -1) + 1, PDFArray);
    });
    for (const refs of owners)
      for (let index = 0; index < refs.size(); index += 1) {
        const element = pdf.context.lookup(refs.get(index) as PDFRef, PDFDict);
        expect(nameOf(element, 'Type')).toBe('StructElem');
      }
    const marks = owners.reduce((sum, refs) => sum + refs.size(), 0);
    expect(allOf(root).reduce((sum, { marks: own }) => sum + own.length, 0)).toBe(marks);
    expect(marks).toBeGreaterThan(100);
  });

  it('a list has items with a label and a body', () => {
    const lists = allOf(root).filter(({ name }) => name === 'L');
    expect(lists.length).toBeGreaterThan(0);
    for (const { children } of lists)
      for (const item of children) {
        expect(item.name).toBe('LI');
        expect(item.children.map(({ name }) => name)).toEqual(['Lbl', 'LBody']);
      }
  });

  it('begins with the heading of the sheet, and no level is passed over', () => {
    const levels = headingsOf(root).map((name) => Number(name.slice(1)));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    expect(levels.filter((level) => level === 4)).toHaveLength(6);
  });

  it('a table is rows, a row is cells, and the first cell names it', () => {
    const tables = allOf(root).filter(({ name }) => name === 'Table');
    const rows = tables.flatMap(({ children }) => children);
    expect(rows.length).toBeGreaterThanOrEqual(48);
    for (const { name, children } of rows) {
      expect(name).toBe('TR');
      expect(children[0]?.name).toBe('TH');
      for (const cell of children) expect(['TH', 'TD']).toContain(cell.name);
    }
  });

  it('a row that goes on over pages is one row', async () => {
    const story = anAssessment(anExam({ shape: [['een']] }))
      .identified()
      .markedAll('met');
    const long = aSheet(story.remarked('1.1.1', 'Een lange toelichting. '.repeat(170)).signed());
    const drawn = await PDFDocument.load((await drawSheet(long, loadFont, issuedAt)).bytes);
    const { children } = allOf(rootOf(drawn)).findLast(
      ({ name, children: [first] }) => name === 'Table' && first?.children.length === 3,
    ) ?? { children: [] };
    expect(children).toHaveLength(1);
    expect(drawn.getPageCount()).toBeGreaterThan(3);
  });

  it('what is read from right to left says itself in the order in which it is written', () => {
    const said = allOf(root).flatMap(({ actualText }) => (actualText === null ? [] : [actualText]));
    expect(said).toContain('Toelichting: محمد عبد الله: heeft het goed gedaan.');
  });

  it('two words on two lines stay two words', async () => {
    const words = 'kwaliteitsbeoordeling '.repeat(30).trim();
    const story = anAssessment(anExam({ shape: [['een']] }))
      .identified()
      .markedAll('met');
    const long = aSheet(story.remarked('1.1.1', words).signed());
    const pages = layOutSheet(long, await openSheetFonts(long, loadFont));
    const drawn = pages.flatMap(({ ops }) => ops.flatMap((op) => (op.kind === 'text' ? [op.text] : [])));
    expect(drawn.filter((text) => text.includes('kwaliteits')).length).toBeGreaterThan(2);
    expect(drawn.join('')).toContain(words);
  });

  it('every font is in the file, with what its codes say', () => {
    const fonts = pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && object.get(PDFName.of('ToUnicode')) ? [object] : [],
      );
    const all = pdf.context
      .enumerateIndirectObjects()
      .filter(
        ([, object]) =>
          object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0'),
      );
    expect(all).toHaveLength(4);
    expect(fonts).toHaveLength(all.length);
    for (const font of fonts) {
      const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
      const descriptor = descendant.lookup(PDFName.of('FontDescriptor'), PDFDict);
      expect(descriptor.lookup(PDFName.of('FontFile2'))).toBeInstanceOf(PDFRawStream);
    }
  });
});

describe('for an archive', () => {
  it('the file says that it is written as PDF/A-3B, and has a number of its own', () => {
    const metadata = pdf.catalog.lookup(PDFName.of('Metadata'));
    const text = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.getContents()) : '';
    expect(text).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(text).toContain(sheet.running.organisation);
    expect(pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size()).toBe(1);
    expect(String(pdf.context.trailerInfo.ID)).toMatch(/<[0-9a-f]{32}>/i);
  });
});
