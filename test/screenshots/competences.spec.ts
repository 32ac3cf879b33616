/** What an administrator sees of competences and of the contents across qualifications, with an own one among them. */
import { expect } from '@playwright/test';
import { walk } from './walk';

walk('competences', async ({ page, take, open }) => {
  await open('/competences/new');
  await page.getByLabel('Code').fill('VK1');
  const dutch = page.getByRole('group', { name: 'Nederlands' });
  await dutch.getByLabel('Naam').fill('Veilig werken op hoogte en in besloten ruimten');
  await dutch.getByLabel(/Omschrijving/).fill('Kent de gevaren, treft maatregelen en spreekt anderen aan.');
  await take('competence-new');
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^VK1 / })).toBeVisible();
  await page.getByLabel('Samenvoegen met', { exact: true }).first().fill('vakdesk');
  await page.getByRole('option', { name: /^K / }).click();
  await page.getByRole('heading', { name: 'Samenvoegen' }).evaluate((one) => one.scrollIntoView());
  await take('competence-merge');
  await page.getByRole('heading', { name: 'Archief' }).evaluate((one) => one.scrollIntoView());
  await take('competence-archive');
  await open('/competences');
  await take('competences');
  await page.getByRole('link', { name: 'Vakdeskundigheid toepassen' }).click();
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await take('competence-used');
  await open('/structure');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await take('structure');
  await page.getByLabel(/^Zoek in de tekst/).fill('veilig');
  await expect(
    page
      .getByRole('main')
      .getByText(/veilig/)
      .first(),
  ).toBeVisible();
  await take('structure-found');
  await page.getByRole('button', { name: 'Zoekveld leegmaken' }).click();
  await open('/structure?part=recurring');
  await take('structure-recurring');
  await open('/structure?part=coverage');
  await take('structure-coverage');
});
