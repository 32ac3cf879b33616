/** The portfolio of a person: as staff keep it, while evidence is linked, and in the hands of the candidate. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { walk } from './walk';

walk('portfolio', async ({ page, take, open }) => {
  await open('/participants');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Portfolio openen' }).click();
  await page.getByRole('button', { name: 'Ervaring toevoegen' }).click();
  const form = page.getByRole('form', { name: 'Ervaring toevoegen' });
  await form.getByRole('textbox', { name: 'Titel' }).fill('Leerling-lasser');
  await form.getByRole('textbox', { name: 'Waar' }).fill('Metaalbewerking De Vonk');
  await form.getByLabel('Eerste dag').fill('2025-09-01');
  await form.getByLabel('Wat is er gedaan').fill('Hoeknaden in staal, tot 8 millimeter.');
  await form.getByRole('checkbox').first().check();
  await take('portfolio-form');
  await form.getByRole('button', { name: 'Toevoegen' }).click();
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4 }) });
  await expect(entry).toBeVisible();
  const buffer = await readFile('docs/images/sheet.png');
  await entry
    .locator('input[type=file]')
    .setInputFiles({ name: 'hoeknaad.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: /^Koppelen: hoeknaad/ }).click();
  await page.getByRole('checkbox').nth(1).check();
  await take('portfolio-link');
  await page
    .getByRole('form', { name: /^Koppelen/ })
    .getByRole('button', { name: 'Opslaan' })
    .click();
  await expect(page.getByText('Gekoppeld aan')).toBeVisible();
  await take('portfolio');
  await page.getByRole('button', { name: 'Apparaat aan de kandidaat geven' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await take('portfolio-hand-over');
  await page.getByRole('dialog').getByRole('button').nth(1).click();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take('portfolio-handed');
});
