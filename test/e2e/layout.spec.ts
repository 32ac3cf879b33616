/**
 * Every screen on the screens people have: a small and a common laptop, a large display, a tablet upright and a phone;
 * in Dutch and German, in every other language where it is narrow, and with text at 150 %. Nothing scrolls sideways,
 * nothing in the header lies over something else, no word of a button is cut off, and on the marking screen all that an
 * examiner needs stands where a gloved finger reaches it.
 */
import { expect, type Page, test } from '@playwright/test';
import { languageCodes } from '../../shared/texts/languages';
import { type Centre, startCentre } from './centre';
import { confirmCandidate, markMet, signIn, startMarking, unlock } from './examiner';
import { lookUp } from './hand';
import {
  type Findings,
  type Manner,
  manners,
  measureAtRest,
  measureFrame,
  measureSizes,
  measureTabs,
  nameOf,
  open,
  openedRoute,
  sizes,
  tight,
} from './manners';
import { measureAnswers, measureHardDesk, measureRows, measureSheet, measureTargets } from './measure';
import { officeRoutes, openFirstExam } from './office-routes';
import { signExam } from './sign-exam';

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

let centre: Centre;
test.beforeEach(async ({ page }) => {
  centre = await startCentre();
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
test.afterEach(() => centre.close());

test('before anybody works here', async ({ page }) => {
  const findings: Findings = {};
  const unlinked = await startCentre({ isLinked: false });
  for (const { link } of [unlinked, centre]) {
    await page.goto(link());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const manner of manners) {
      await open(page, '/', manner);
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      await measureSizes(page, findings, nameOf(title ?? '', manner), measureFrame, manner.sizes);
    }
  }
  await unlinked.close();
  expect(findings).toEqual({});
});

test('the screens of an examiner', async ({ page }) => {
  test.setTimeout(300_000);
  const findings: Findings = {};
  await signIn(page, centre);
  await startMarking(page);
  await markMet(page, 2);
  const marking = openedRoute(page);
  for (const manner of manners) {
    for (const route of ['/', ...['candidate', 'review', 'sheet'].map((s) => marking.replace('mark', s))]) {
      await open(page, route, manner);
      await measureSizes(page, findings, nameOf(route, manner), measureFrame, manner.sizes);
    }
    await open(page, marking, manner);
    await expect(page.getByRole('article').first()).toBeVisible();
    await measureSizes(
      page,
      findings,
      nameOf(marking, manner),
      async () => {
        await page.reload();
        await expect(page.getByRole('article').first()).toBeVisible();
        return measureAtRest(page, measureDesk);
      },
      manner.sizes,
    );
    await measureSizes(page, findings, `${nameOf(marking, manner)}, by Tab`, measureTabs, manner.sizes);
    await measureSizes(
      page,
      findings,
      `${nameOf(marking, manner)}, not met`,
      async () => {
        // The question for the reason stands above the answers; on a phone its phrases are one tap further.
        const why = page.getByRole('region', { name: /^(Toelichting bij|Remark on|Bemerkung zu) / });
        await lookUp(page);
        await page.keyboard.press('2');
        await expect(why).toBeVisible();
        const found = await measureAtRest(page, measureDesk);
        await page.keyboard.press('Control+z');
        await expect(why).toHaveCount(0);
        return found;
      },
      manner.sizes,
    );
  }
  expect(findings).toEqual({});
});

/** Lists that are worked in: at the width of an office's screen each row is one line, with its options at the right. */
const lists = ['/results', '/participants', '/planning?past=true', '/qualifications'];

test('the lists of an administrator, with an exam that is signed', async ({ page }) => {
  test.setTimeout(240_000);
  const findings: Findings = {};
  await signIn(page, centre);
  await signExam(page);
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await unlock(page, /^Ingrid Vermeulen/);
  for (const language of languageCodes)
    for (const route of lists) {
      const manner = { language, textPercent: 100, sizes: [{ width: 1280, height: 800 }] };
      await open(page, route, manner);
      await measureSizes(
        page,
        findings,
        nameOf(route, manner),
        async () => [...(await measureFrame(page)), ...(await measureRows(page))],
        manner.sizes,
      );
    }
  for (const route of lists) {
    const manner = { language: 'nl', textPercent: 150, sizes };
    await open(page, route, manner);
    await measureSizes(page, findings, nameOf(route, manner), measureFrame, sizes);
    await measureSizes(page, findings, `${nameOf(route, manner)}, by Tab`, measureTabs, [
      { width: 1280, height: 800 },
    ]);
  }
  // The page does not move away under a press, however little room there is above the bar of actions.
  await open(page, '/participants', { language: 'nl', textPercent: 150, sizes });
  await page.setViewportSize({ width: 1024, height: 640 });
  for (const row of [1, 2, 3, 4])
    await page
      .getByRole('checkbox', { name: /kiezen$/ })
      .nth(row)
      .check();
  expect(findings).toEqual({});
});

/** Puts the longest name that we know of on the band: a name that is typed may not take the indicator away. */
const lengthenName = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heading = document.querySelector('main h1');
    if (heading) heading.textContent = 'Wilhelmina-Josephine van der Hoeven-Oosterwijk tot Bruggenkamp';
  });
test('marking at its hardest: four answers, the longest name, a critical point, large text', async ({
  page,
}) => {
  test.setTimeout(200_000);
  const findings: Findings = {};
  await signIn(page, centre, /^Joke Postma/);
  await page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: /indicatoren|900201/ })
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

test('the screens of an administrator', async ({ page }) => {
  test.setTimeout(300_000);
  const findings: Findings = {};
  await signIn(page, centre, /^Ingrid Vermeulen/);
  const examPage = await openFirstExam(page);
  await page.goto(`${page.url().replace(/#.*|$/, '#/qualifications')}`);
  await page
    .getByRole('link', { name: /Lasser MAG/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Lasser MAG/ })).toBeVisible();
  const routes = [
    openedRoute(page),
    `${openedRoute(page)}/edit`,
    `${openedRoute(page)}/versions`,
    `${openedRoute(page)}/attributes`,
    `${openedRoute(page)}/documents`,
    examPage,
    `${examPage}/change`,
    `${examPage}/swap`,
    '/qualifications?tab=inactive',
    ...officeRoutes,
    '/file',
  ];
  for (const manner of manners)
    for (const route of routes) {
      await open(page, route, manner);
      await measureSizes(page, findings, nameOf(route, manner), measureFrame, manner.sizes);
    }
  expect(findings).toEqual({});
});
