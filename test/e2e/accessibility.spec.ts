/** axe (WCAG 2.2 A and AA) on every screen, in every language, wide by day and narrow by night. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { languages } from '../../shared/texts/languages';
import {
  askWhichCell,
  askWhichColumns,
  askWhichDay,
  leaveRemarkOfAnotherMark,
  openTomorrow,
  remarkSheet,
  startWithoutReason,
} from './asked';
import { type Centre, startCentre } from './centre';
import {
  confirmCandidate,
  markMet,
  openReview,
  openSigning,
  sign,
  signIn,
  startMarking,
  unlock,
} from './examiner';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Asked in the page itself, and not in a blank one beside it that is opened for every answer: 0.45 CPU s instead of 1.03.
 * That way is for frames of other origins, and the program lets none in.
 */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

const addressOf = (page: Page, route: string): string => page.url().replace(/#.*|$/, `#${route}`);

type Findings = Record<string, string[]>;

const wideByDay = { colorScheme: 'light', width: 1280, height: 860 } as const;
const narrowByNight = { colorScheme: 'dark', width: 390, height: 844 } as const;
const both: readonly (typeof wideByDay | typeof narrowByNight)[] = [wideByDay, narrowByNight];

/** Resolves when the page has taken the scheme over and no colour is on its way to another any more. */
async function settled(page: Page, colorScheme: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const ends = document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
      )
      .map((animation) => animation.finished.catch(() => undefined));
    await Promise.all(ends);
    await frame();
  });
}

/** Notes under the name of the screen what breaks a rule in one of its sights. */
const checker =
  (page: Page, found: Findings) =>
  async (name: string, sights = both) => {
    for (const { colorScheme, ...size } of sights) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await settled(page, colorScheme);
      const here = await violations(page);
      if (here.length > 0) found[`${name}, ${colorScheme}`] = here;
    }
  };

let centre: Centre;
test.beforeAll(async () => {
  centre = await startCentre();
});
test.afterAll(() => centre.close());

test('linking a new device breaks no rule, refused or not', async ({ page }) => {
  const found: Findings = {};
  const check = checker(page, found);
  const unlinked = await startCentre({ isLinked: false });
  await page.goto(unlinked.link());
  await expect(page.getByRole('heading', { name: 'Dit apparaat koppelen' })).toBeVisible();
  await check('enrol');
  await page.getByRole('textbox', { name: 'Adres van de hub' }).fill(unlinked.hubUrl);
  await page.getByRole('textbox', { name: 'Code' }).fill('AAAA-BBBB-CCCC-DDDD');
  await page.getByRole('textbox', { name: 'Naam van dit apparaat' }).fill('Tablet 4');
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await check('enrol, refused');
  await unlinked.close();
  expect(found).toEqual({});
});

test('what is asked before one can go on breaks no rule', async ({ page }) => {
  test.setTimeout(200_000);
  const found: Findings = {};
  const check = checker(page, found);
  const own = await startCentre();
  await signIn(page, own, /^Sebastian/);
  await openTomorrow(page);
  await check('candidate, asked why now');
  await startWithoutReason(page);
  await check('candidate, asked why now in vain');
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
  await leaveRemarkOfAnotherMark(page);
  await page.goto(page.url().replace('/mark/', '/review/'));
  await expect(page.getByRole('button', { name: 'Houden' })).toBeVisible();
  await check('review, asked about a remark');
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await unlock(page, /^Joke Postma/);
  await page.goto(page.url().replace('/review/', '/candidate/'));
  await expect(page.getByRole('textbox', { name: 'Waarom neemt u over?' })).toBeVisible();
  await check('candidate, taking over');
  await page.goto(addressOf(page, '/qualifications/import'));
  await askWhichDay(page);
  await check('import, asked which day');
  await page.locator('[data-date-question] button[type=submit]').click();
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await check('import, asked which day in vain');
  await page.goto(addressOf(page, '/participants/import'));
  await askWhichColumns(page);
  await check('people, asked what the columns mean');
  await askWhichCell(page);
  await check('people, asked for a cell');
  await own.close();
  expect(found).toEqual({});
});

test('no screen breaks a rule', async ({ page }) => {
  test.setTimeout(300_000);
  const found: Findings = {};
  const check = checker(page, found);
  await page.goto(centre.link());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('sign-in');
  await unlock(page, /^Fatma Yıldırım/);
  await expect(page.getByRole('heading', { name: 'Vandaag' })).toBeVisible();
  await check('today');
  await page.getByRole('link', { name: /Emine Şahin/ }).click();
  await check('candidate');
  await page.getByRole('link', { name: 'Terug naar Vandaag' }).click();
  await startMarking(page);
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
  await check('marking, list');
  await openReview(page);
  await check('review');
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await expect(page.getByRole('heading', { name: 'Beoordelingsformulier', exact: true })).toBeVisible();
  await check('sheet');

  await page.goto(page.url().replace('/sheet/', '/mark/'));
  await page.getByText('Eén voor één', { exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^2 van \d+ beoordeeld$/)).toBeVisible();
  const total = Number(/van (\d+)/.exec((await page.getByText(/^2 van/).textContent()) ?? '')?.[1]);
  await markMet(page, total - 2);
  await openReview(page);
  await check('review, to be signed');
  await openSigning(page);
  await check('review, signing', [narrowByNight]);
  await sign(page);
  await check('review, signed');
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await page.getByRole('button', { name: 'Opslaan als gegevensbestand' }).click();
  await expect(page.getByText(/\.json/)).toBeVisible();
  await check('sheet, signed');
  await page.goto(addressOf(page, '/file'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('file, none');
  const saved = (await readdir(centre.exportFolder)).find((name) => name.endsWith('.json')) ?? '';
  await page.locator('input[type=file]').setInputFiles(path.join(centre.exportFolder, saved));
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await check('file');

  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await expect(page.getByRole('heading', { name: 'Wie werkt op dit apparaat?' })).toBeVisible();
  await check('locked');
  await unlock(page, /^Ingrid Vermeulen/);
  for (const [index, { code: language, name }] of languages.entries()) {
    // What the program says in its other languages is looked at where it is narrowest.
    const sights = index === 0 ? both : [narrowByNight];
    await page.setViewportSize(wideByDay);
    await page.goto(addressOf(page, '/settings'));
    await page.getByRole('radiogroup').first().getByText(name, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const routes = [
      '/planning',
      '/planning/new',
      '/qualifications',
      '/qualifications/import',
      '/qualifications/imports',
      '/qualifications/export',
      '/qualifications/catalogue',
      '/conflicts',
      '/competences',
      '/competences/new',
      '/structure',
      '/structure?part=coverage',
      '/participants',
      '/participants/import',
      '/participants/new',
      '/participants/duplicates',
      '/participants/groups',
      '/results',
      '/staff',
      '/staff/new',
      '/staff/accounts',
      '/devices',
      '/audit',
      '/sync',
      '/settings',
    ];
    for (const route of routes) {
      await page.goto(addressOf(page, route));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await check(`${route}, ${language}`, sights);
    }
    await page.goto(addressOf(page, '/staff'));
    await page.getByRole('link', { name: 'Joke Postma' }).click();
    await page.getByRole('button', { name: /persönlichen code|persoonlijke code|personal code/i }).click();
    await expect(page.getByRole('img')).toBeVisible();
    await check(`staff with a code, ${language}`, sights);
    await page.goto(addressOf(page, '/participants'));
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 2 }).nth(3)).toBeVisible();
    await check(`participant, ${language}`, sights);
    await page.goto(addressOf(page, '/participants/groups'));
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await check(`group, ${language}`, sights);
    await page.goto(addressOf(page, '/qualifications'));
    await page
      .getByRole('table')
      .getByRole('link', { name: /Lasser MAG/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: /Lasser MAG/ })).toBeVisible();
    await check(`qualification, ${language}`, sights);
    const opened = new URL(page.url()).hash.slice(1);
    await page.goto(addressOf(page, `${opened}/edit`));
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    await check(`editor, ${language}`, sights);
    await page.getByRole('treeitem').nth(2).click();
    await expect(page.getByRole('treeitem').nth(2)).toHaveAttribute('aria-selected', 'true');
    await check(`editor at a work process, ${language}`, sights);
    await page.getByRole('button', { name: /^(Meer gereedschap|More tools|Weitere Werkzeuge)$/ }).click();
    await page.getByRole('menuitem', { name: /elders|elsewhere|anderswo/ }).click();
    await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
    await page.getByRole('dialog').getByRole('checkbox').first().click();
    await check(`parts of another qualification, ${language}`, sights);
    await page.keyboard.press('Escape');
    for (const route of [
      `${opened}/versions`,
      `${opened}/attributes`,
      `${opened}/documents`,
      '/qualifications?tab=inactive',
    ]) {
      await page.goto(addressOf(page, route));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await check(`${route}, ${language}`, sights);
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
    await check(`everything unfolded in the overview, ${language}`, sights);
  }
  expect(found).toEqual({});
});
