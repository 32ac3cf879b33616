/**
 * Where one is asked something before one can go on, on the screens people have: nothing sticks out, lies under
 * something else or is smaller than a finger, and the keyboard's place is in sight.
 */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { askWhichCell, askWhichColumns, askWhichDay, leaveRemarkOfAnotherMark, openTomorrow } from './asked';
import { type Centre, startCentre } from './centre';
import { confirmCandidate, signIn, unlock } from './examiner';
import {
  type Findings,
  type Manner,
  measureFrame,
  measureSizes,
  measureTabs,
  nameOf,
  open,
  openedRoute,
  sizes,
  tight,
} from './manners';
import { measureTargets } from './measure';

let centre: Centre;
test.beforeEach(async ({ page }) => {
  centre = await startCentre();
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
test.afterEach(() => centre.close());

/** Where one is asked something: every size in Dutch, also with large text; German words are the longest. */
const askedManners: readonly Manner[] = [
  { language: 'nl', textPercent: 100, sizes },
  { language: 'nl', textPercent: 150, sizes },
  { language: 'de', textPercent: 150, sizes: tight },
];
const measureAsked = async (page: Page): Promise<string[]> => [
  ...(await measureFrame(page)),
  ...(await measureTargets(page)),
];

test('what is asked before one can go on: a reason, a remark of another mark, a day in a file', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const findings: Findings = {};
  await signIn(page, centre, /^Sebastian/);
  await openTomorrow(page);
  const candidate = openedRoute(page);
  const measureRoute = async (route: string, name: string, asked: (page: Page) => Locator): Promise<void> => {
    for (const manner of askedManners) {
      await open(page, route, manner);
      await expect(asked(page).first()).toBeVisible();
      await measureSizes(page, findings, nameOf(name, manner), measureAsked, manner.sizes);
      await measureSizes(page, findings, `${nameOf(name, manner)}, by Tab`, measureTabs, tight);
    }
    await open(page, route, { language: 'nl', textPercent: 100, sizes });
  };
  const textbox = (on: Page): Locator => on.getByRole('main').getByRole('textbox');
  await measureRoute(candidate, 'why now', textbox);
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
  await leaveRemarkOfAnotherMark(page);
  const review = openedRoute(page).replace('mark', 'review');
  await measureRoute(review, 'remark of another mark', (on) =>
    on.getByRole('button', { name: /^(Houden|Keep|Behalten)$/ }),
  );
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await unlock(page, /^Joke Postma/);
  await measureRoute(candidate, 'taking over', textbox);
  for (const manner of askedManners) {
    await open(page, '/qualifications/import', manner);
    await askWhichDay(page);
    await measureSizes(page, findings, nameOf('which day', manner), measureAsked, manner.sizes);
    await measureSizes(page, findings, `${nameOf('which day', manner)}, by Tab`, measureTabs, tight);
    await open(page, '/participants/import', manner);
    await askWhichColumns(page);
    await measureSizes(page, findings, nameOf('which columns', manner), measureAsked, manner.sizes);
    await askWhichCell(page);
    await measureSizes(page, findings, nameOf('which cell', manner), measureAsked, manner.sizes);
    await measureSizes(page, findings, `${nameOf('which cell', manner)}, by Tab`, measureTabs, tight);
  }
  expect(findings).toEqual({});
});
