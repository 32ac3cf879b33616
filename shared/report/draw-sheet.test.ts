import { describe, expect, test } from 'vitest';
import { anOrganisation, aSheet, loadFont } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam } from '../../test/builders/an-exam';
import { type PdfText, readPdf, squeezed } from '../../test/builders/read-pdf';
import { languageCodes } from '../texts/languages';
import { standardRules } from '../values/pass-rule';
import type { DrawnSheet } from './draw-document';
import { drawSheet } from './draw-sheet';
import { layOutSheet } from './lay-out-sheet';
import type { Sheet } from './sheet';
import { openSheetFonts } from './sheet-font';
import { margin, paper } from './sheet-style';

const issuedAt = '2026-11-24T10:30:00.000Z';
const draw = (sheet: Sheet): Promise<DrawnSheet> => drawSheet(sheet, loadFont, issuedAt);
const printed = async (sheet: Sheet): Promise<PdfText> => readPdf((await draw(sheet)).bytes);
const has = (pdf: PdfText, text: string): boolean => squeezed(pdf.pages.join(' ')).includes(squeezed(text));

const exam = anExam();
const passed = anAssessment(exam).identified().markedAll('met').signed();
const failed = anAssessment(exam)
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen veiligheidsbril gedragen; ook niet na een waarschuwing.')
  .signed();

/** Nine work processes of eight indicators, of different lengths. */
const longExam = anExam({
  rule: standardRules['three-quarters'],
  shape: Array.from({ length: 9 }, (_, w) =>
    Array.from(
      { length: 8 },
      (_, i) =>
        `${i % 4 === 0 ? '★ ' : ''}beoordeelpunt ${w + 1}-${i + 1} ${'met een lange omschrijving '.repeat((w * i) % 5)}`,
    ),
  ),
});
const longStory = ['1.2.1', '1.3.3', '1.4.4', '1.9.8'].reduce(
  (story, number) =>
    story.marked(number, 'not-met').remarked(number, `Toelichting bij ${number}. `.repeat(12).trim()),
  anAssessment(longExam).identified().markedAll('met'),
);

/** Names as they stand in Dutch class lists. */
const names = [
  "Sanne van 't Hoff",
  'Daan de Vries',
  'Şahin Yıldız',
  'Łukasz Wójcik',
  'Nguyễn Thị Hồng',
  "Sinéad O'Brien",
  'Agnieszka żółć-Dąbrowska',
  'Zoë van den Heuvel',
  'Renée Müller',
  'Søren Åkesson',
  'Ümit Çelik',
  'Ömer Güneş',
  'Ğani Iğdır',
  'Michał Kowalczyk',
  'Ștefan Țepeș',
  'Ioana Brâncuși',
  'Đorđe Živković',
  'Ana Šarić',
  'Jiří Dvořák',
  'Přemysl Ťok',
  'Žaneta Ňuňková',
  'György Kőszegi',
  'Erzsébet Tűzoltó',
  'Jānis Bērziņš',
  'Līga Ķirse',
  'Ąžuolas Ūsas',
  'Þórður Guðmundsson',
  'Ægir Ásgrímsson',
  'Béyoncé N’Diaye',
  'Fátima Al-Hassan',
  'João Conceição',
  'Íñigo Muñoz',
  'María José Ibáñez',
  'François Lefèvre',
  'Anaïs Œuvrard',
  'Jürgen Groß',
  'Łucja Świątek',
  'Nuñez y Peña',
  'Trần Văn Đức',
  'Phạm Thị Ngọc Ánh',
  'Lê Hoàng Việt',
  'Đỗ Quỳnh Như',
  'Kwame Ọlá',
  'Chidị Ọkọnkwọ',
  'Ayşe Öztürk-van der Berg',
  'Иван Петров',
  'Олена Шевченко',
  'Ђорђе Павловић',
  'Γιώργος Παπαδόπουλος',
  'Ελένη Ζαχαρίου',
  'Gwenllïan Ŵyn',
  'Ċetta Ħal Għargħur',
  'Émilie Ÿsaÿe',
  'Ruairí Ó Súilleabháin',
  'Ainhoa Etxeberria',
  'Iñaki Çubiri',
  'Maximiliaan Willem-Alexander van Oldenbarneveldt tot Schimmelpenninck van der Oye',
  'Q. X. IJsbrandij',
  'D’Angelo St. John',
  'Jan-Willem ten Böhmer',
  'Aşkın Ünal',
  'Ľubomír Ďurica',
];

/** In one go: an assertion about each byte of a document takes seconds. */
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

describe('drawSheet', () => {
  test.each(languageCodes)(
    'candidate, result, work processes, indicators and remarks can be read (%s)',
    async (language) => {
      const sheet = aSheet(failed, { language });
      const pdf = await printed(sheet);
      const { candidate, assessment } = { candidate: exam.candidates[0], assessment: failed.assessment };
      for (const text of [
        candidate?.name ?? '',
        candidate?.number ?? '',
        sheet.outcome.result.word,
        ...sheet.outcome.reasons,
        ...sheet.rule.lines,
        ...sheet.totals.lines,
        ...sheet.verification.lines,
        ...sheet.candidatePage.next.flatMap(({ title, lines }) => [title, ...lines]),
        ...sheet.signatures.places.flatMap((place) => [place.role, place.note]),
        ...exam.snapshot.coreTasks.flatMap((c) => [
          c.name,
          ...c.workProcesses.flatMap((w) => [w.code, w.name]),
        ]),
        ...exam.snapshot.coreTasks.flatMap((c) =>
          c.workProcesses.flatMap((w) => w.indicators.map((i) => i.text)),
        ),
        ...[...assessment.remarks.values()].map((remark) => remark.text),
      ])
        expect(has(pdf, text), text).toBe(true);
    },
  );

  test.each([
    ['a short exam', failed],
    ['72 indicators', longStory.signed()],
  ])('every page carries header, form number and page x of y (%s)', async (_, story) => {
    const sheet = aSheet(story);
    const pdf = await printed(sheet);
    expect(pdf.pages.length).toBeGreaterThan(1);
    for (const [index, page] of pdf.pages.entries()) {
      expect(page).toContain(`pagina ${index + 1} van ${pdf.pages.length}`);
      for (const text of Object.values(sheet.running).filter((t) => !t.includes('{')))
        expect(squeezed(page), text).toContain(squeezed(text));
      expect(page).toContain('Ondertekend');
      expect(page).toContain(sheet.heading);
    }
  });

  test('the same sheet gives the same bytes, also after another sheet was drawn', async () => {
    const first = await draw(aSheet(failed));
    const other = await draw(aSheet(longStory.signed(), { language: 'en' }));
    const second = await draw(aSheet(failed));
    expect(isSame(second.bytes, first.bytes)).toBe(true);
    expect(isSame(other.bytes, first.bytes)).toBe(false);
  });

  test('another moment of issue gives other bytes', async () => {
    const later = await drawSheet(aSheet(failed), loadFont, '2026-11-25T10:30:00.000Z');
    expect(isSame(later.bytes, (await draw(aSheet(failed))).bytes)).toBe(false);
  });

  test('the document says its title and language', async () => {
    const nl = await printed(aSheet(passed));
    expect(nl.title).toBe('Beoordelingsformulier praktijkexamen: Şeyma van der Łąk, Lassen, proeve 1');
    expect(nl.language).toBe('nl');
    expect((await printed(aSheet(passed, { language: 'en' }))).language).toBe('en');
  });

  test('each page of a draft says draft, of the sample centre demo, of a signed sheet neither', async () => {
    const draft = await printed(aSheet(longStory));
    for (const page of draft.pages) expect(page).toContain('CONCEPT');
    const demo = await printed(
      aSheet(passed, { language: 'en', organisation: anOrganisation({ isSample: true }) }),
    );
    for (const page of demo.pages) expect(page).toContain('PRACTICE');
    const signed = await printed(aSheet(passed));
    expect(signed.pages.join(' ')).not.toMatch(/CONCEPT|OEFENING/);
  });

  test('all names of the corpus are printed as they are', async () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
    for (const name of names) {
      const named = anExam({ candidates: [aCandidate({ name })] });
      const sheet = aSheet(anAssessment(named).identified().markedAll('met').signed(name));
      const { bytes, missing } = await draw(sheet);
      const pdf = await readPdf(bytes);
      expect(missing, name).toEqual([]);
      expect(has(pdf, name.normalize('NFC')), name).toBe(true);
      expect(pdf.rightEdge, name).toBeLessThanOrEqual(paper.width - margin.x + 0.5);
    }
  });

  test('a name written with loose accents is printed composed', async () => {
    const loose = anExam({ candidates: [aCandidate({ name: 'Zoe\u0308 Nguye\u0302\u0303n' })] });
    const pdf = await printed(aSheet(anAssessment(loose)));
    expect(has(pdf, 'Zoë Nguyễn')).toBe(true);
  });

  test('controls and invisible joiners leave no trace', async () => {
    const story = anAssessment(exam).identified().remarked('1.1.1', 'a\u0000b\u200bc\u00add\ufe0fe\u202ef');
    const { bytes, missing } = await draw(aSheet(story));
    expect(missing).toEqual([]);
    expect(has(await readPdf(bytes), 'abcdef')).toBe(true);
  });

  test.each([
    ['words', 'De kandidaat heeft dit punt niet laten zien. '.repeat(100).slice(0, 4000)],
    ['one word', 'x'.repeat(4000)],
    ['lines', 'regel\n'.repeat(660)],
  ])('a remark of 4,000 characters is printed whole (%s)', async (_, remark) => {
    const story = anAssessment(exam)
      .identified()
      .markedAll('met')
      .remarked('1.1.1', remark)
      .remarked('1.2.1', 'Slot.');
    const pdf = await printed(aSheet(story.signed()));
    const body = squeezed(pdf.pages.join(' '));
    const word = squeezed(remark).slice(0, 6);
    const count = (text: string, part: string): number => text.split(part).length - 1;
    expect(count(body, word)).toBeGreaterThanOrEqual(count(squeezed(remark), word) - pdf.pages.length * 2);
    expect(body).toContain('Slot.');
    expect(pdf.rightEdge).toBeLessThanOrEqual(paper.width - margin.x + 0.5);
  });

  test('an exam with texts as long as the schema allows is drawn inside the margins', async () => {
    const wide = 'Hottentottententententoonstelling'.repeat(15);
    const base = anExam({
      title: wide.slice(0, 300),
      place: wide.slice(0, 300),
      shape: [[`★ ${'lang woord '.repeat(360)}`], [wide]],
    });
    const huge = {
      ...base,
      snapshot: { ...base.snapshot, name: wide.slice(0, 500), cohort: wide.slice(0, 40) },
    };
    const organisation = anOrganisation({
      name: wide.slice(0, 300),
      objectionText: { nl: 'Bezwaar. '.repeat(220), en: '' },
    });
    const sheet = aSheet(anAssessment(huge).identified().markedAll('met').signed(wide.slice(0, 300)), {
      organisation,
    });
    const pdf = await printed(sheet);
    expect(pdf.rightEdge).toBeLessThanOrEqual(paper.width - margin.x + 0.5);
    const fonts = await openSheetFonts(sheet, loadFont);
    for (const page of layOutSheet(sheet, fonts))
      for (const op of page.ops) {
        expect(op.y).toBeGreaterThanOrEqual(margin.top - 1);
        expect(op.y).toBeLessThanOrEqual(paper.height - margin.bottom + 1);
      }
  });

  test('a row is never split: number, text, result and remark stand on one page', async () => {
    const sheet = aSheet(longStory.signed());
    const pdf = await printed(sheet);
    const indicators = sheet.details.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators));
    for (const { text, remark } of indicators) {
      const page = pdf.pages.slice(1).filter((p) => squeezed(p).includes(squeezed(text)));
      expect(page.length, text).toBeGreaterThanOrEqual(1);
      if (remark)
        expect(
          page.some((p) => squeezed(p).includes(squeezed(remark))),
          text,
        ).toBe(true);
    }
  });

  test('the places to sign stand together on one page, under the result', async () => {
    const sheet = aSheet(longStory.signed());
    const pdf = await printed(sheet);
    const page = pdf.pages.find((p) => p.includes('Ondertekening')) ?? '';
    for (const { role } of sheet.signatures.places) expect(squeezed(page)).toContain(squeezed(role));
    expect(page).toContain('Dit examen: Niet behaald');
  });

  test('body text is never below nine points', async () => {
    const sheet = aSheet(longStory);
    const fonts = await openSheetFonts(sheet, loadFont);
    for (const page of layOutSheet(sheet, fonts))
      for (const op of page.ops) if (op.kind === 'text') expect(op.size).toBeGreaterThanOrEqual(9);
  });
});
