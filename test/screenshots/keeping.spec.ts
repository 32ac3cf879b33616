/** Keeping and removing: what is due, for how long what is kept, and the dialog that asks before anything goes. */
import { expect } from '@playwright/test';
import { walk } from './walk';

walk('keeping', async ({ page, take, open }) => {
  await open('/participants');
  await expect(page.getByRole('table')).toBeVisible();
  await take('people-bar');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await page.getByLabel('Datum van het diploma').fill('2024-01-31');
  await page.getByRole('button', { name: 'Gegevens opslaan' }).click();
  const keeping = page.getByRole('region', { name: 'Bewaren en wissen' });
  await keeping.scrollIntoViewIfNeeded();
  await take('people-person-keeping');
  await keeping.getByRole('button', { name: 'Wissen…' }).click();
  await take('people-erase');
  await page.getByRole('button', { name: 'Niet wissen' }).click();
  // Somebody without an exam: who is examined after the diploma is due for nothing.
  await open('/participants/new');
  await page.getByRole('textbox', { name: 'Voornaam' }).fill('Noor');
  await page.getByRole('textbox', { name: 'Achternaam' }).fill('Aardenburg');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Noor Aardenburg is toegevoegd')).toBeVisible();
  await open('/participants');
  await page.getByRole('textbox', { name: /^Zoeken/ }).fill('Aardenburg');
  await page.getByRole('table').getByRole('link', { name: 'Aardenburg, Noor' }).first().click();
  await page.getByLabel('Datum van het diploma').fill('2024-01-31');
  await page.getByRole('button', { name: 'Gegevens opslaan' }).click();
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await open('/participants/keeping');
  await expect(page.getByRole('button', { name: /wissen…$/ })).toBeVisible();
  await take('people-keeping');
  const periods = page.getByRole('region', { name: 'Hoe lang wat bewaard wordt' });
  await periods.scrollIntoViewIfNeeded();
  await take('people-keeping-periods');
});
