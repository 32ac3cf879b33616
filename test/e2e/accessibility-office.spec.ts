/** axe on every screen of an administrator, in every language, wide by day and narrow by night. */
import { expect, test } from '@playwright/test';
import { languages } from '../../shared/texts/languages';
import { addressOf, both, checker, type Findings, narrowByNight, wideByDay } from './axe';
import { type Centre, startCentre } from './centre';
import { askToActivateNew, askToPublish, askWhereTo, meetAnotherVersion, openInEditor } from './editor-asked';
import { unlock } from './examiner';
import { officeRoutes, openFirstExam } from './office-routes';

let centre: Centre;
test.beforeEach(async () => {
  centre = await startCentre();
});
test.afterEach(() => centre.close());

for (const [index, { code: language, name }] of languages.entries())
  test(`no screen of an administrator breaks a rule (${language})`, async ({ page }) => {
    test.setTimeout(300_000);
    const found: Findings = {};
    const check = checker(page, found);
    await page.goto(centre.link());
    await unlock(page, /^Ingrid Vermeulen/);
    // What the program says in its other languages is looked at where it is narrowest.
    const sights = index === 0 ? both : [narrowByNight];
    await page.setViewportSize(wideByDay);
    await page.goto(addressOf(page, '/settings'));
    await page.getByRole('radiogroup').first().getByText(name, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('las');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await check(`finder, ${language}`, sights);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(Berichten|Messages|Mitteilungen)/ }).click();
    await expect(page.getByRole('heading', { name: /^(Berichten|Messages|Mitteilungen)/ })).toBeVisible();
    await check(`news, ${language}`, sights);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog').getByRole('article')).toBeVisible();
    await check(`guide, ${language}`, sights);
    await page.getByRole('searchbox').fill('code');
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await check(`guide with what was found, ${language}`, sights);
    await page.keyboard.press('Escape');
    const examPage = await openFirstExam(page);
    const routes = [...officeRoutes, '/staff/accounts', examPage, `${examPage}/change`, `${examPage}/swap`];
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
    expect(found).toEqual({});
  });

test('what the editor asks breaks no rule', async ({ page }) => {
  const found: Findings = {};
  const check = checker(page, found);
  await page.goto(centre.link());
  await unlock(page, /^Ingrid Vermeulen/);
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
  expect(found).toEqual({});
});
