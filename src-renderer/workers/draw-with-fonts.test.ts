/** A sheet whose letters cannot be fetched: it says so, and the next try may succeed. */
import { expect, it } from 'vitest';
import { drawSheet } from '../../shared/report/draw-sheet';
import { aSheet, loadFont } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam } from '../../test/builders/an-exam';
import { createFontStore, drawWithFonts } from './draw-with-fonts';

const issuedAt = '2026-11-24T10:30:00.000Z';
const sheet = aSheet(anAssessment(anExam({ candidates: [aCandidate({ name: 'אהרון כהן' })] })));

it('C16 a font that cannot be fetched is told, and makes no sheet with letters missing', async () => {
  const asked: string[] = [];
  let isThere = false;
  const load = createFontStore(async (file) => {
    asked.push(file);
    if (file.includes('Hebrew') && !isThere) throw new TypeError('Failed to fetch');
    return loadFont(file);
  });
  const refused = await drawWithFonts(drawSheet, sheet, issuedAt, load);
  expect(refused).toMatchObject({ ok: false, problem: { code: 'font-not-fetched' } });

  isThere = true;
  const drawn = await drawWithFonts(drawSheet, sheet, issuedAt, load);
  expect(drawn).toMatchObject({ ok: true, value: { missing: [] } });
  expect(asked.filter((file) => file.includes('NotoSans-Regular'))).toHaveLength(1);
});

it('C16 another fault of the drawing is no matter of fonts', async () => {
  const broken = createFontStore(async () => new Uint8Array([1, 2, 3]));
  await expect(drawWithFonts(drawSheet, sheet, issuedAt, broken)).rejects.toThrow();
});
