import { describe, expect, test } from 'vitest';
import { anOrganisation, aSheet, loadFont } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam } from '../../test/builders/an-exam';
import { standardRules } from '../values/pass-rule';
import { drawSheet } from './draw-sheet';
import type { SheetPage } from './frame-pages';
import { layOutSheet } from './lay-out-sheet';
import type { Sheet } from './sheet';
import { openSheetFonts } from './sheet-font';

/** As in the findings: 52 indicators in nine work processes, texts of one and two lines. */
const exam52 = anExam({
  rule: standardRules['three-quarters'],
  shape: Array.from({ length: 9 }, (_, w) =>
    Array.from(
      { length: w < 7 ? 6 : 5 },
      (_, i) =>
        `${i % 4 === 0 ? '★ ' : ''}${i % 2 === 0 ? 'controleert de lasmachine, de kabels en de gasfles voor het begin van het werk' : 'ruimt de werkplek op'}`,
    ),
  ),
});
const allMet = anAssessment(exam52).identified().markedAll('met');
const twoFails = ['1.1.1', '1.3.2'].reduce(
  (story, number) => story.marked(number, 'not-met').remarked(number, 'Ook niet na een waarschuwing.'),
  allMet,
);
const pagesOf = async (sheet: Sheet): Promise<SheetPage[]> =>
  layOutSheet(sheet, await openSheetFonts(sheet, loadFont));
const textsOf = (page: SheetPage | undefined): string =>
  (page?.ops ?? []).flatMap((op) => (op.kind === 'text' ? [op.text] : [])).join(' ');

/** A PNG of one white pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

describe('the pages of a sheet', () => {
  test.each(['nl', 'en', 'de'] as const)(
    '52 indicators take five pages, the first for the candidate (%s)',
    async (language) => {
      for (const story of [allMet.signed(), twoFails.signed()]) {
        const sheet = aSheet(story, { language });
        const pages = await pagesOf(sheet);
        expect(pages).toHaveLength(5);
        expect(textsOf(pages[0])).not.toContain(sheet.recordTitle);
        expect(textsOf(pages[1])).toContain(sheet.recordTitle);
      }
    },
  );

  test('the result stands above everything but names, exam and moment, and the reasons with it on the same page', async () => {
    const sheet = aSheet(twoFails.signed());
    const [first] = await pagesOf(sheet);
    const said = textsOf(first);
    expect(said.indexOf('Niet behaald')).toBeLessThan(said.indexOf('Zo ging het'));
    expect(said).toContain('Ook niet na een waarschuwing.');
    expect(said).toContain('Bezwaar maken kan');
  });

  test('no page is left to a few lines: the last one holds signing and checking, and air gives way to a page', async () => {
    const pages = await pagesOf(aSheet(twoFails.signed()));
    expect(textsOf(pages.at(-1))).toContain('Ondertekening');
    for (const length of [1, 3, 5, 8, 10, 12, 14]) {
      const organisation = anOrganisation({ objectionText: { nl: 'Dit is een zin. '.repeat(length * 8) } });
      const sheet = aSheet(twoFails.signed(), { organisation });
      const record = (await pagesOf(sheet)).findIndex((page) => textsOf(page).includes(sheet.recordTitle));
      const spill = (await pagesOf(sheet))[record - 1];
      const lines = (spill?.ops ?? []).filter((op) => op.kind === 'text').length;
      expect(lines, String(length)).toBeGreaterThan(12);
    }
  });

  test('bars are told without colour: dark, light and white', async () => {
    const [first] = await pagesOf(aSheet(twoFails.withdrawn('1.2.1')));
    const fills = new Set(
      (first?.ops ?? []).flatMap((op) => (op.kind === 'box' && op.height === 9 ? [op.fill] : [])),
    );
    expect(fills).toEqual(new Set([0.25, 0.82, null]));
  });

  test('the logo of the centre is printed, and one that is no picture costs no sheet', async () => {
    const logoOf = (logoPng: string) =>
      aSheet(allMet.signed(), { organisation: anOrganisation({ logoPng }) });
    const pictures = async (sheet: Sheet) =>
      (await pagesOf(sheet))[0]?.ops.filter((op) => op.kind === 'picture') ?? [];
    expect(await pictures(logoOf(pixel))).toHaveLength(1);
    expect(await pictures(logoOf('bm90IGEgcGljdHVyZQ=='))).toHaveLength(0);
    // Whoever drew this would walk two gigabytes of a file of 43 bytes.
    const lies = Buffer.from(pixel, 'base64').subarray(0, 43);
    lies.set([0x7f, 0xff, 0xff, 0xff, 0x49, 0x44, 0x41, 0x54], 33);
    expect(await pictures(logoOf(lies.toString('base64')))).toHaveLength(0);
    const torn = logoOf(pixel.slice(0, 60));
    const at = '2026-11-24T10:30:00.000Z';
    expect((await drawSheet(torn, loadFont, at)).bytes.length).toBeGreaterThan(1000);
    const whole = (await drawSheet(logoOf(pixel), loadFont, at)).bytes.length;
    expect(whole).toBeGreaterThan((await drawSheet(aSheet(allMet.signed()), loadFont, at)).bytes.length);
  });
});
