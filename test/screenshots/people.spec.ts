/** People: the list with what is ticked, each Run, one person, groups, and who may be there twice. */
import { expect, type Page } from '@playwright/test';
import { walk } from './walk';

const run = async (page: Page, action: RegExp): Promise<void> => {
  const bar = page.getByRole('region', { name: 'Actie voor gekozen deelnemers' });
  const label = await bar.getByRole('option', { name: action }).textContent();
  await bar.getByRole('combobox').selectOption({ label: label ?? '' });
  await bar.getByRole('button', { name: 'Uitvoeren' }).click();
};
const tick = (page: Page, count: number) => async (): Promise<void> => {
  for (let at = 1; at <= count; at++)
    await page
      .getByRole('checkbox', { name: /kiezen$/ })
      .nth(at)
      .check();
};

walk('people', async ({ page, take, open }) => {
  await open('/participants');
  await expect(page.getByRole('table')).toBeVisible();
  await tick(page, 4)();
  await take('people-list');
  await run(page, /^Koppelen/);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox').nth(1).check();
  await take('people-link');
  await page.getByRole('button', { name: /^Koppelen/ }).click();
  await expect(page.getByText(/gemaakt\.$/)).toBeVisible();
  await take('people-linked');
  await run(page, /^In een groep/);
  await page.getByRole('combobox', { name: 'Groep' }).selectOption({ label: 'Nieuwe groep' });
  await page.getByRole('textbox', { name: 'Naam van de groep' }).fill('LAS-3A');
  await take('people-group');
  await page.getByRole('button', { name: 'In een groep zetten' }).click();
  await expect(page.getByText(/in de groep gezet/)).toBeVisible();
  await run(page, /^Naar het archief/);
  await take('people-archive');
  await open('/participants/new');
  await page.getByRole('textbox', { name: 'Voornaam' }).fill('Maximiliaan-Alexander');
  await page
    .getByRole('textbox', { name: 'Achternaam' })
    .fill('Wolfeschlegelsteinhausenbergerdorff-Ouwerkerk');
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
  await expect(page.getByText(/is toegevoegd/)).toBeVisible();
  await take('people-add');
  await open('/participants/groups');
  await take('people-groups');
  await page.getByRole('link', { name: 'LAS-3A' }).click();
  await page.getByRole('button', { name: 'Een jaar verder' }).click();
  await take('people-one-group');
  await page.getByRole('list', { name: 'Leden' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await take('people-person');
  await open('/participants/new');
  for (const number of ['0001', '0002']) {
    await page.getByRole('textbox', { name: 'Nummer' }).fill(`X${number}`);
    await page.getByRole('textbox', { name: 'Voornaam' }).fill('Noortje');
    await page.getByRole('textbox', { name: 'Achternaam' }).fill('Verhoeven');
    await page.getByLabel('Geboortedatum').fill('2007-05-06');
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Nummer' })).toHaveValue('');
  }
  await open('/participants/duplicates');
  await expect(page.getByRole('button', { name: 'Samenvoegen tot één' }).first()).toBeVisible();
  await take('people-duplicates');
});
