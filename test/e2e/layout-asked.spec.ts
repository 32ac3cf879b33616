/**
 * Where one is asked something before one can go on, on the screens people have: axe finds nothing wrong, nothing sticks
 * out, lies under something else or is smaller than a finger, and the keyboard's place is in sight.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './application';
import {
  askWhichCell,
  askWhichColumns,
  askWhichDay,
  leaveRemarkOfAnotherMark,
  openTomorrow,
  startWithoutReason,
} from './asked';
import { checker } from './axe';
import { confirmCandidate, unlock } from './examiner';
import {
  dutch,
  type Findings,
  inSizes,
  looker,
  type Manner,
  measureSizes,
  nameOf,
  open,
  openedRoute,
  tight,
} from './manners';
import { measureFrame, measureTargets } from './measure';
import { measureTabs } from './measure-tabs';

/** Where one is asked something: every size in Dutch; with large text where it is narrow, in German, whose words are the longest. */
const askedManners: readonly Manner[] = [dutch, { language: 'de', textPercent: 150, sizes: inSizes(tight) }];
const measureAsked = async (page: Page): Promise<string[]> => [
  ...(await measureFrame(page)),
  ...(await measureTargets(page)),
];

test('what is asked before one can go on: a reason, a remark of another mark, a day in a file', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const findings: Findings = {};
  const check = checker(page, findings);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await unlock(page, /^Sebastian/);
  await openTomorrow(page);
  const candidate = openedRoute(page);
  const lookAt = async (name: string, manner: Manner): Promise<void> => {
    await looker(page, findings, manner)(name, measureAsked);
    // Large text leaves the least room between what sticks to the top and to the bottom.
    if (manner.textPercent === 100) return;
    await measureSizes(page, findings, `${nameOf(name, manner)}, by Tab`, measureTabs, tight);
  };
  const lookAtRoute = async (route: string, name: string, asked: (page: Page) => Locator): Promise<void> => {
    for (const manner of askedManners) {
      await open(page, route, manner);
      await expect(asked(page).first()).toBeVisible();
      await lookAt(name, manner);
    }
    await open(page, route, dutch);
  };
  const textbox = (on: Page): Locator => on.getByRole('main').getByRole('textbox');
  await lookAtRoute(candidate, 'why now', textbox);
  await startWithoutReason(page);
  await check('why now, in vain');
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
  await leaveRemarkOfAnotherMark(page);
  const review = openedRoute(page).replace('mark', 'review');
  await lookAtRoute(review, 'remark of another mark', (on) =>
    on.getByRole('button', { name: /^(Houden|Keep|Behalten)$/ }),
  );
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await unlock(page, /^Joke Postma/);
  await lookAtRoute(candidate, 'taking over', textbox);
  for (const manner of askedManners) {
    await open(page, '/qualifications/import', manner);
    await askWhichDay(page);
    await lookAt('which day', manner);
    if (manner === dutch) {
      await page.locator('[data-date-question] button[type=submit]').click();
      await expect(page.locator('[aria-invalid=true]')).toBeVisible();
      await check('which day, in vain');
    }
    await open(page, '/participants/import', manner);
    await askWhichColumns(page);
    await looker(page, findings, manner)('which columns', measureAsked);
    await askWhichCell(page);
    await lookAt('which cell', manner);
  }
  expect(findings).toEqual({});
});
