/** Many sheets in one PDF: every page of each, counted by itself, with a list of contents, and fonts once for all. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { drawSheet } from '../../shared/report/draw-sheet';
import { aSheet, loadFont } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam } from '../../test/builders/an-exam';
import { readPdf } from '../../test/builders/read-pdf';
import { value } from '../../test/builders/value';
import { createBoundSheets } from './bound-sheets';
import { createFontStore, drawWithFonts } from './draw-with-fonts';

const issuedAt = '2026-11-27T10:30:00.000Z';
const said = { title: 'Formulieren 2026-11-27', language: 'nl', author: 'Noord', issuedAt };
const sheetOf = (name: string) => {
  const exam = anExam();
  const [candidate] = exam.candidates;
  const renamed = { ...exam, candidates: candidate ? [{ ...candidate, name }] : [] };
  return aSheet(anAssessment(renamed).identified().markedAll('met').signed());
};
const open = (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).pages;

it('holds every sheet with its own pages, in order, and begins empty after it', async () => {
  const load = createFontStore(loadFont);
  const bound = createBoundSheets(load);
  const sheets = ['Anna Eerste', 'Bob Tweede', 'Δημήτρης Τρίτος'].map(sheetOf);
  for (const [at, sheet] of sheets.entries())
    expect(value(await bound.bind({ sheet, issuedAt }))).toEqual({ missing: [], count: at + 1 });
  const { bytes } = value(await bound.bound(said));
  const pages = await textOf(bytes);
  const [alone] = sheets;
  const single = alone && value(await drawWithFonts(drawSheet, alone, issuedAt, load));
  const ofOne = await textOf(single?.bytes ?? new Uint8Array());
  expect(pages.length).toBe(3 * ofOne.length);
  // As it is by itself, to the letter: its pages are counted by themselves.
  expect(pages.slice(0, ofOne.length)).toEqual(ofOne);
  expect(pages[ofOne.length]).toContain('Bob Tweede');
  expect(pages[2 * ofOne.length]).toContain('Δημήτρης Τρίτος');
  const pdf = await open(bytes);
  const outline = await pdf.getOutline();
  expect(outline.map(({ title }) => title)).toEqual(sheets.map(({ documentTitle }) => documentTitle));
  const starts = await Promise.all(
    outline.map(({ dest }) => pdf.getPageIndex(Array.isArray(dest) ? dest[0] : null)),
  );
  expect(starts).toEqual([0, ofOne.length, 2 * ofOne.length]);
  // Fonts and all that does not differ are there once.
  expect(bytes.length).toBeLessThan(2 * (single?.bytes.length ?? 0));
  expect((await pdf.getMarkInfo())?.Marked).toBe(true);
  const next = await bound.bind({ sheet: sheetOf('Nieuw'), issuedAt });
  expect(value(next).count).toBe(1);
  await bound.unbind({});
  expect(value(await bound.bind({ sheet: sheetOf('Weer'), issuedAt })).count).toBe(1);
});
