/** axe (WCAG 2.2 A and AA) on every screen, in both languages, wide by day and narrow by night. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Centre, startCentre } from './centre';
import { markMet, startMarking } from './examiner';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

const addressOf = (page: Page, route: string): string => page.url().replace(/#.*|$/, `#${route}`);

let centre: Centre;
test.beforeAll(async () => {
  centre = await startCentre();
});
test.afterAll(() => centre.close());

test('no screen breaks a rule', async ({ page }) => {
  test.setTimeout(300_000);
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    const sights = [
      { colorScheme: 'light', width: 1280, height: 860 },
      { colorScheme: 'dark', width: 390, height: 844 },
    ] as const;
    for (const { colorScheme, ...size } of sights) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      const here = await violations(page);
      if (here.length > 0) found[`${name}, ${colorScheme}`] = here;
    }
  };
  await page.goto(centre.link());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('sign-in');
  await page.getByRole('button', { name: /^Fatma Yıldırım/ }).click();
  await expect(page.getByRole('heading', { name: 'Vandaag' })).toBeVisible();
  await check('today');
  await page.getByRole('link', { name: /Emine Şahin/ }).click();
  await check('candidate');
  await page.getByRole('link', { name: 'Naar vandaag' }).click();
  await startMarking(page);
  await check('marking, untouched');
  await markMet(page, 2);
  await page.keyboard.press('2');
  await expect(page.getByRole('region', { name: /^Toelichting bij / })).toBeVisible();
  await check('marking, critical fail with remark');
  await page.getByText('Lijst', { exact: true }).click();
  await check('marking, list');
  await page.getByRole('link', { name: /^Controleren/ }).click();
  await expect(page.getByRole('region', { name: 'Ondertekenen' })).toBeVisible();
  await check('review');
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await expect(page.getByRole('heading', { name: 'Beoordelingsformulier', exact: true })).toBeVisible();
  await check('sheet');

  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await page.getByRole('button', { name: 'Andere persoon' }).click();
  await page.getByRole('button', { name: /^Ingrid Vermeulen/ }).click();
  for (const language of ['nl', 'en']) {
    const routes = [
      '/planning',
      '/planning/new',
      '/qualifications',
      '/qualifications/import',
      '/competences',
      '/participants',
      '/results',
      '/sync',
      '/settings',
    ];
    for (const route of routes) {
      await page.goto(addressOf(page, route));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await check(`${route}, ${language}`);
    }
    await page.goto(addressOf(page, '/qualifications'));
    await page
      .getByRole('table')
      .getByRole('link', { name: /Lasser MAG/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: /Lasser MAG/ })).toBeVisible();
    await check(`qualification, ${language}`);
    if (language === 'nl') {
      await page.goto(addressOf(page, '/settings'));
      await page.getByRole('radiogroup', { name: 'Taal' }).getByText('English').click();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    }
  }
  expect(found).toEqual({});
});
