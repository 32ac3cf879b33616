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
  measureAnswers,
  measureFocus,
  measureHardDesk,
  measureHeader,
  measureLabels,
  measureRows,
  measureSheet,
  measureTargets,
  measureWidth,
} from './measure';
import { signExam } from './sign-exam';

const sizes = [
  { width: 1024, height: 640 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
];
type Manner = { readonly language: string; readonly textPercent: number; readonly sizes: typeof sizes };
/** A small laptop and a phone. German words are the longest, so German is looked at everywhere. */
const tight = sizes.filter(({ width }) => width === 1024 || width === 390);
const manners: readonly Manner[] = [
  ...languageCodes.map((language) => ({
    language,
    textPercent: 100,
    sizes: language === 'nl' || language === 'de' ? sizes : tight,
  })),
  { language: 'nl', textPercent: 150, sizes },
];
/** Where an examiner marks: a small and a common laptop, a tablet upright, a large display. */
const hardManners: readonly Manner[] = [
  { language: 'nl', textPercent: 100, sizes: sizes.slice(0, 4) },
  { language: 'nl', textPercent: 150, sizes: sizes.slice(0, 4) },
  { language: 'de', textPercent: 150, sizes: tight.slice(0, 1) },
];
/** Height of an answer in pixels: it is pressed with a glove, without looking. The same on a phone. */
const lowestAnswer = 96;

type Findings = Record<string, string[]>;

/** What is wrong once the page has taken its size: what is wrong for a moment only, while it is laid out, is not. */
async function measureAtRest(page: Page, measure: (page: Page) => Promise<string[]>): Promise<string[]> {
  let found: string[] = [];
  const isRight = async (): Promise<void> => {
    found = await measure(page);
    expect(found).toEqual([]);
  };
  await expect(isRight)
    .toPass({ timeout: 3000 })
    .catch(() => {});
  return found;
}

/** Measures at every size what `measure` says, and notes what is wrong under the name of the screen and the size. */
async function measureSizes(
  page: Page,
  findings: Findings,
  name: string,
  measure: (page: Page) => Promise<string[]>,
  at = sizes,
): Promise<void> {
  for (const size of at) {
    await page.setViewportSize(size);
    const found = await measureAtRest(page, measure);
    if (found.length > 0) findings[`${name}, ${size.width}×${size.height}`] = found;
  }
}

const measureFrame = async (page: Page): Promise<string[]> => [
  ...(await measureWidth(page)),
  ...(await measureHeader(page)),
  ...(await measureLabels(page)),
];

const measureDesk = async (page: Page): Promise<string[]> => [
  ...(await measureFrame(page)),
  ...(await measureAnswers(page, lowestAnswer)),
  ...(await measureTargets(page)),
];

/** Tabs through the screen, there and back: what has the focus is in sight each time. */
async function measureTabs(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const key of ['Tab', 'Shift+Tab'])
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press(key);
      found.push(...(await measureFocus(page)));
    }
  return [...new Set(found)];
}

/** Opens the address anew with these preferences, which live in the browser's storage. */
async function open(page: Page, route: string, manner: Manner): Promise<void> {
  await page.evaluate(
    ([state, hash]) => {
      localStorage.setItem('vakproef-preferences', JSON.stringify({ state, version: 1 }));
      window.location.hash = hash;
    },
    [{ language: manner.language, textPercent: manner.textPercent }, route] as const,
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', manner.language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const nameOf = (route: string, { language, textPercent }: Manner): string =>
  `${route.replace(/[0-9a-f-]{36}/g, '…')}, ${language}, ${textPercent} %`;

const openedRoute = (page: Page): string => new URL(page.url()).hash.slice(1);

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
  await page.goto(`${page.url().replace(/#.*|$/, '#/qualifications')}`);
  await page
    .getByRole('link', { name: /Lasser MAG/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Lasser MAG/ })).toBeVisible();
  const routes = [
    openedRoute(page),
    '/planning',
    '/planning/new',
    '/qualifications',
    '/qualifications/import',
    '/competences',
    '/participants',
    '/results',
    '/audit',
    '/sync',
    '/settings',
    '/file',
  ];
  for (const manner of manners)
    for (const route of routes) {
      await open(page, route, manner);
      await measureSizes(page, findings, nameOf(route, manner), measureFrame, manner.sizes);
    }
  expect(findings).toEqual({});
});
