import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { remarkSheet } from './asked';
import { checker } from './axe';
import { startCentre } from './centre';
import { confirmCandidate, markMet, startMarking, unlock } from './examiner';
import { lookUp } from './hand';
import {
  dutch,
  type Findings,
  inSizes,
  looker,
  type Manner,
  manners,
  measureAtRest,
  measureSizes,
  nameOf,
  open,
  openedRoute,
  sizes,
  tight,
} from './manners';
import { measureAnswers, measureFrame, measureHardDesk, measureSheet, measureTargets } from './measure';
import { measureTabs } from './measure-tabs';

/** Where an examiner marks: a small and a common laptop, a tablet upright, a large display. */
const hardManners: readonly Manner[] = [
  { language: 'nl', textPercent: 100, sizes: sizes.slice(0, 4) },
  { language: 'nl', textPercent: 150, sizes: sizes.slice(0, 4) },
  { language: 'de', textPercent: 150, sizes: tight.slice(0, 1) },
];
/** Height of an answer in pixels: it is pressed with a glove, without looking. The same on a phone. */
const lowestAnswer = 96;

const measureDesk = async (page: Page): Promise<string[]> => [
  ...(await measureFrame(page)),
  ...(await measureAnswers(page, lowestAnswer)),
  ...(await measureTargets(page)),
];

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('before anybody works here', async ({ page, centre }) => {
  const findings: Findings = {};
  const unlinked = await startCentre({ isLinked: false });
  for (const { newLink } of [centre, unlinked]) {
    await page.goto(await newLink());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const manner of manners) {
      await open(page, '/', manner);
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      await looker(page, findings, manner)(title ?? '');
    }
  }
  await open(page, '/', dutch);
  await page.getByRole('textbox', { name: 'Adres van de hub' }).fill(unlinked.hubUrl);
  await page.getByRole('textbox', { name: 'Code' }).fill('AAAA-BBBB-CCCC-DDDD');
  await page.getByRole('textbox', { name: 'Naam van dit apparaat' }).fill('Tablet 4');
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await looker(page, findings, dutch)('enrol, refused');
  await unlinked.close();
  expect(findings).toEqual({});
});

/**
 * On the marking screen: as it is loaded, by Tab, and with an answer that has to be
 * explained. Neither by Tab nor with that answer in English, whose words are shorter than the German ones.
 */
async function lookAtMarking(page: Page, findings: Findings, manner: Manner, route: string): Promise<void> {
  await open(page, route, manner);
  await expect(page.getByRole('article').first()).toBeVisible();
  await measureSizes(
    page,
    findings,
    nameOf(route, manner),
    async () => {
      return measureAtRest(page, measureDesk);
    },
    manner.sizes,
  );
  const byTab = manner === dutch ? sizes : inSizes(manner.language === 'en' ? [] : tight);
  await measureSizes(page, findings, `${nameOf(route, manner)}, by Tab`, measureTabs, byTab);
  await measureSizes(
    page,
    findings,
    `${nameOf(route, manner)}, not met`,
    async () => {
      // The question for the reason stands above the answers; on a phone its phrases are one tap further.
      await lookUp(page);
      await page.keyboard.press('2');
      await expect(remarkSheet(page)).toBeVisible();
      const found = await measureAtRest(page, measureDesk);
      await page.keyboard.press('Control+z');
      await expect(remarkSheet(page)).toHaveCount(0);
      return found;
    },
    manner.language === 'en' ? inSizes([]) : manner.sizes,
  );
}

test('the screens of an examiner', async ({ page, candidate }) => {
  test.setTimeout(300_000);
  const findings: Findings = {};
  const look = looker(page, findings, dutch);
  const check = checker(page, findings);
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Vandaag' })).toBeVisible();
  await look('today');
  await page.getByRole('link', { name: new RegExp(candidate) }).click();
  await look('candidate');
  await page.getByRole('link', { name: 'Terug naar Vandaag' }).click();
  await startMarking(page, candidate);
  await check('marking, untouched');
  await markMet(page, 2);
  await page.keyboard.press('2');
  await expect(page.getByRole('region', { name: /^Toelichting bij / })).toBeVisible();
  await check('marking, critical fail with remark');
  await page.keyboard.press('c');
  await expect(remarkSheet(page).getByRole('textbox')).toBeVisible();
  await check('marking, remark sheet');
  await page.keyboard.press('Escape');
  await page.getByText('Lijst', { exact: true }).click();
  await look('marking, list');
  await page.getByText('Eén voor één', { exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^2 van \d+ beoordeeld$/)).toBeVisible();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const marking = openedRoute(page);
  for (const manner of manners) {
    const beside = ['candidate', 'review', 'sheet'].map((screen) => marking.replace('mark', screen));
    for (const route of ['/', marking.replace(/mark\/.*/, 'ready'), ...beside]) {
      await open(page, route, manner);
      await looker(page, findings, manner)(route);
    }
    await lookAtMarking(page, findings, manner, marking);
  }
  expect(findings).toEqual({});
});

/** Puts the longest name that we know of on the band: a name that is typed may not take the indicator away. */
const lengthenName = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heading = document.querySelector('main h1');
    if (heading) heading.textContent = 'Wilhelmina-Josephine van der Hoeven-Oosterwijk tot Bruggenkamp';
  });
test.describe('with what others marked beside it', () => {
  test.use({ shares: 'screens' });

  test('marking at its hardest: four answers, the longest name, a critical point, large text', async ({
    page,
  }) => {
    test.setTimeout(200_000);
    const findings: Findings = {};
    await unlock(page, /^Joke Postma/);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Oldenbarnevelt/ })
      .first()
      .click();
    await confirmCandidate(page);
    await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
    await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
    const marking = openedRoute(page);
    for (const manner of hardManners) {
      await open(page, marking, manner);
      for (const size of manner.sizes) {
        await page.setViewportSize(size);
        await lookUp(page);
        await page.evaluate(() => scrollTo(0, 0));
        await lengthenName(page);
        await page.keyboard.press('k');
        await expect(page.getByRole('article', { name: '1.1.1' })).toBeVisible();
        await page.keyboard.press('3');
        await expect(
          page.getByRole('region', { name: /^(Toelichting bij|Remark on|Bemerkung zu) / }),
        ).toBeVisible();
        const at = `${nameOf('marking', manner)}, ${size.width}×${size.height}`;
        const found = [
          ...(await measureAtRest(page, measureDesk)),
          ...(await measureAtRest(page, measureHardDesk)),
        ];
        await page.keyboard.press('c');
        found.push(...(await measureAtRest(page, measureSheet)));
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+z');
        await expect(page.getByText(/^0 /).first()).toBeVisible();
        if (found.length > 0) findings[at] = found;
      }
    }
    expect(findings).toEqual({});
  });
});
