/** What people type and how they are called stands on paper, and can be read back from it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { aSheet, loadFont } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam } from '../../test/builders/an-exam';
import { hasPoppler, popplerText } from '../../test/builders/poppler';
import { readPdf, squeezed } from '../../test/builders/read-pdf';
import { namesOfTheWorld } from '../../test/data/names-of-the-world';
import { drawSheet } from './draw-sheet';
import { openSheetFonts, replacement } from './sheet-font';

const issuedAt = '2026-11-24T10:30:00.000Z';

/** A sheet that says each of the texts, as an indicator. */
function sheetSaying(texts: readonly string[], remarks: readonly string[] = []) {
  const exam = anExam({ shape: [texts] });
  const story = remarks.reduce(
    (told, remark, index) => told.remarked(`1.1.${index + 1}`, remark),
    anAssessment(exam).identified().markedAll('met'),
  );
  return aSheet(story.signed());
}
const draw = (texts: readonly string[], remarks?: readonly string[]) =>
  drawSheet(sheetSaying(texts, remarks), loadFont, issuedAt);
const plain = (text: string): string => squeezed(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''));

/** Fonts that were fetched for a text beside the two that every sheet has. */
async function fontsAsked(text: string): Promise<string[]> {
  const asked: string[] = [];
  await drawSheet(
    sheetSaying([text]),
    (file) => {
      asked.push(file);
      return loadFont(file);
    },
    issuedAt,
  );
  return asked.filter((file) => !/^NotoSans-/.test(file));
}

describe('names of all scripts', () => {
  const names = namesOfTheWorld.map(({ name }) => name);

  it('five hundred and more are printed without one replacement sign, and read back word by word', async () => {
    expect(names.length).toBeGreaterThanOrEqual(500);
    const { bytes, missing } = await draw(names);
    expect(missing).toEqual([]);
    const body = plain((await readPdf(bytes)).pages.join(' '));
    expect(body).not.toContain(replacement);
    expect(names.filter((name) => !name.split(' ').every((word) => body.includes(plain(word))))).toEqual([]);
  }, 60_000);

  it.skipIf(!hasPoppler)(
    'poppler reads each of them as it is written',
    async () => {
      const body = plain(popplerText((await draw(names)).bytes));
      expect(names.filter((name) => !body.includes(plain(name)))).toEqual([]);
    },
    60_000,
  );

  it('the name of the candidate stands in its own script on every page', async () => {
    const exam = anExam({ candidates: [aCandidate({ name: '𠮷田 さくら' })] });
    const { bytes, missing } = await drawSheet(
      aSheet(anAssessment(exam).identified().markedAll('met').signed()),
      loadFont,
      issuedAt,
    );
    expect(missing).toEqual([]);
    for (const page of (await readPdf(bytes)).pages) expect(squeezed(page)).toContain('𠮷田さくら');
  });
});

describe('directions', () => {
  /** What stands on the paper from left to right. */
  async function seen(text: string): Promise<string> {
    const fonts = await openSheetFonts(sheetSaying([text]), loadFont);
    const { runs } = fonts.shape(fonts.clean(text), 'regular', false);
    return runs.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text)).join('');
  }

  it('a number behind a name that is read from right to left stays behind it', async () => {
    const exam = anExam({ candidates: [aCandidate({ name: 'דוד לוי', number: '2024-7' })] });
    const { running, documentTitle } = aSheet(anAssessment(exam));
    expect(await seen(running.candidate)).toBe('יול דוד · 2024-7');
    expect(documentTitle).toContain('\u2068דוד לוי\u2069, ');
  });

  it('brackets in such a text are turned round', async () => {
    expect(await seen('דוד (לוי) 12')).toBe('12 (יול) דוד');
  });
});

describe('signs', () => {
  const signs = '≤ ≥ ≠ ≈ − √ ∞ ∑ ⌀ ∠ → ← ↑ ⇒ ✓ ✗ ✔ ☐ ☑ ● ○ ■ ▪ ★ ‣ ⚠ ① ℃ ㎡ ½ ² µ Ω ° ± × ÷ ′ ‰ € 👍 ✅';

  it('that people type are printed', async () => {
    const { bytes, missing } = await draw(['Een punt'], [signs]);
    expect(missing).toEqual([]);
    const body = (await readPdf(bytes)).pages.join(' ').normalize('NFKC');
    expect(signs.split(' ').filter((sign) => !body.includes(sign.normalize('NFKC')))).toEqual([]);
  });

  it('a line end of Word, of a mainframe and of Unicode ends a line and glues no words', async () => {
    const typed = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes'];
    const ends = ['\u000b', '\u0085', '\u2028', '\u2029', '\f'];
    const remark = typed.map((word, index) => `${word}${ends[index] ?? ''}`).join('');
    const page = (await readPdf((await draw(['Een punt'], [remark])).bytes)).pages.join(' ');
    expect(page).toContain(typed.join(' '));
  });

  const file = '../shared/data/trial-inputs/tolerance-signs.xml';
  it.skipIf(!existsSync(file))('the qualification with signs of measure is printed as it is', async () => {
    const behaviour = /<werkprocesgedrag>([^<]*)</.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    const lines = behaviour
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^- |[;.]$/g, ''));
    expect(lines).toHaveLength(3);
    const { bytes, missing } = await draw(lines);
    expect(missing).toEqual([]);
    const body = plain((await readPdf(bytes)).pages.join(' '));
    expect(lines.filter((line) => !body.includes(plain(line)))).toEqual([]);
  });
});

describe('fonts', () => {
  it('a sheet of Latin, Greek and Cyrillic fetches none but its own two', async () => {
    expect(await fontsAsked('Łukasz Çelik, Ελένη, Иван: ½ ± 5 µm')).toEqual([]);
  });

  test.each([
    ['a sign of comparison', '≤ 2', ['NotoSansMath-Regular.ttf']],
    ['Arabic', 'محمد', ['NotoSansArabic-Regular.ttf']],
    ['Chinese', '张伟', ['NotoSansSC-Regular.ttf']],
    ['Japanese with kana', '田中 さくら', ['NotoSansJP-Regular.ttf']],
    ['Korean', '김민준', ['NotoSansKR-Regular.ttf']],
  ])('%s fetches its own font and no other', async (_, text, files) => {
    expect(await fontsAsked(text)).toEqual(files);
  });

  it('what no font has is replaced visibly, reported, and told on the sheet', async () => {
    const { bytes, missing } = await draw(['Een punt'], ['Goed 𒀀 ᚠ']);
    expect(missing).toEqual(['𒀀', 'ᚠ']);
    const body = squeezed((await readPdf(bytes)).pages.join(' '));
    expect(body).toContain(squeezed(`Goed ${replacement} ${replacement}`));
    expect(body).toContain(squeezed('Sommige tekens kunnen niet worden afgedrukt.'));
  });
});
