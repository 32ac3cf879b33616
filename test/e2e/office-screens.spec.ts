/**
 * Every screen of an administrator on the screens people have, walked once in each manner: nothing scrolls sideways, lies
 * over something else or is cut off (`manners`), and axe finds nothing wrong, also in what is unfolded on it.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { checker, type Findings, narrowByNight, wideByDay } from './axe';
import { askToActivateNew, askToPublish, askWhereTo, meetAnotherVersion, openInEditor } from './editor-asked';
import { unlock } from './examiner';
import { dutch, largeDutch, looker, type Manner, open, openedRoute, otherLanguages } from './manners';
import { officeRoutes, openFirstExam } from './office-routes';

const qualificationRoutes = (own: string): readonly string[] => [
  `${own}/versions`,
  `${own}/attributes`,
  `${own}/documents`,
  '/qualifications?tab=inactive',
];

/** In every language but the first: where it is narrow, for what words can break, as screens are looked at. */
const checkerIn = (page: Page, found: Findings, { language }: Manner) =>
  language === 'nl' ? checker(page, found) : checker(page, found, [narrowByNight], 'of words');

/** Every screen, and what unfolds on it. Returns the addresses of the screens. */
async function walk(page: Page, found: Findings, manner: Manner): Promise<readonly string[]> {
  const look = looker(page, found, manner);
  const check = checkerIn(page, found, manner);
  const at = (name: string): string => `${name}, ${manner.language}`;
  await open(page, '/settings', manner);
  await page.setViewportSize(wideByDay);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('las');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await check(at('finder'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^(Berichten|Messages|Mitteilungen)/ }).click();
  await expect(page.getByRole('heading', { name: /^(Berichten|Messages|Mitteilungen)/ })).toBeVisible();
  await check(at('news'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog').getByRole('article')).toBeVisible();
  await check(at('guide'));
  await page.getByRole('searchbox').fill('code');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await check(at('guide with what was found'));
  await page.keyboard.press('Escape');
  const examPage = await openFirstExam(page);
  const routes = [
    ...officeRoutes,
    '/staff/accounts',
    examPage,
    `${examPage}/change`,
    `${examPage}/swap`,
    '/file',
  ];
  for (const route of routes) {
    await open(page, route, manner);
    await look(route);
  }
  await open(page, '/staff', manner);
  await page.getByRole('link', { name: 'Joke Postma' }).click();
  await page.getByRole('button', { name: /persönlichen code|persoonlijke code|personal code/i }).click();
  await expect(page.getByRole('img')).toBeVisible();
  await check(at('staff with a code'));
  await open(page, '/participants', manner);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2 }).nth(3)).toBeVisible();
  await look('participant');
  await open(page, `${openedRoute(page)}/portfolio`, manner);
  await page
    .getByRole('button', { name: /^(Ervaring toevoegen|Add experience|Erfahrung hinzufügen)$/ })
    .click();
  await look('portfolio, with its form');
  await open(page, '/participants/groups', manner);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await look('group');
  return [...routes, ...(await walkQualification(page, found, manner))];
}

async function walkQualification(page: Page, found: Findings, manner: Manner): Promise<readonly string[]> {
  const look = looker(page, found, manner);
  const check = checkerIn(page, found, manner);
  const at = (name: string): string => `${name}, ${manner.language}`;
  await open(page, '/qualifications', manner);
  await page
    .getByRole('table')
    .getByRole('link', { name: /Lasser MAG/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Lasser MAG/ })).toBeVisible();
  const own = openedRoute(page);
  await look('qualification');
  await open(page, `${own}/edit`, manner);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await look('editor');
  await page.getByRole('treeitem').nth(2).click();
  await expect(page.getByRole('treeitem').nth(2)).toHaveAttribute('aria-selected', 'true');
  await look('editor at a work process');
  await page.getByRole('button', { name: /^(Meer gereedschap|More tools|Weitere Werkzeuge)$/ }).click();
  await page.getByRole('menuitem', { name: /elders|elsewhere|anderswo/ }).click();
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('dialog').getByRole('checkbox').first().click();
  await check(at('parts of another qualification'));
  await page.keyboard.press('Escape');
  for (const route of qualificationRoutes(own)) {
    await open(page, route, manner);
    await look(route);
  }
  await page
    .getByRole('button', { name: /^(Kwalificatie toevoegen|Add qualification|Qualifikation hinzufügen)$/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^(Meer voor|More for|Mehr für) / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await check(at('everything unfolded in the overview'));
  return [own, `${own}/edit`, ...qualificationRoutes(own)];
}

async function enter(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await unlock(page, /^Ingrid Vermeulen/);
}

/** Of a draft, its publishing and its rivals; in Dutch. */
async function checkWhatTheEditorAsks(page: Page, found: Findings): Promise<void> {
  const check = checker(page, found);
  await open(page, '/qualifications', dutch);
  await page.setViewportSize(wideByDay);
  const own = await openInEditor(page, /^Lasser MAG/);
  await askWhereTo(page);
  await check('where an indicator goes', [narrowByNight]);
  await page.keyboard.press('Escape');
  await page.setViewportSize(wideByDay);
  await meetAnotherVersion(page, own);
  await check('two names to choose from', [narrowByNight]);
  await page.setViewportSize(wideByDay);
  await page.getByRole('button', { name: 'Mijn tekst nemen' }).click();
  await askToPublish(page, 'Publiceren…');
  await check('what publishing changes', [wideByDay]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Weggooien…' }).click();
  await expect(page.getByRole('dialog', { name: 'Concept weggooien?' })).toBeVisible();
  await check('whether to give the draft up', [narrowByNight]);
  await page.keyboard.press('Escape');
  await page.setViewportSize(wideByDay);
  await askToActivateNew(page, 'Allround lasser');
  await check('whether to take it into use', [narrowByNight]);
}

test('the screens of an administrator, also with large text', async ({ page }) => {
  test.setTimeout(300_000);
  const found: Findings = {};
  await enter(page);
  const routes = await walk(page, found, dutch);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const look = looker(page, found, largeDutch);
  for (const route of routes) {
    await open(page, route, largeDutch);
    await look(route);
  }
  expect(found).toEqual({});
});

test('the screens of an administrator in every other language, and what the editor asks', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const found: Findings = {};
  await enter(page);
  for (const manner of otherLanguages) await walk(page, found, manner);
  await checkWhatTheEditorAsks(page, found);
  expect(found).toEqual({});
});
