/** The catalogue of programme codes: a request that waits, an answer, files at the hub with a long name, and a new edition. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { walk } from './walk';

const small = readFileSync(path.resolve(import.meta.dirname, '../data/sbb-small.xml'), 'utf8');
const longName =
  'Kwalificatiedossiers mbo, geldig vanaf 1 augustus 2026, alle sectorkamers (definitief, met wijzigingen).xml';

const give = async (page: Page, name: string, text: string): Promise<void> => {
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
  await expect(page.getByText(`${name} staat in de catalogus`)).toBeVisible();
};
const ask = async (page: Page, codes: string): Promise<void> => {
  await page.getByRole('textbox', { name: /opleidingscodes/ }).fill(codes);
  await page.getByRole('textbox', { name: 'Cohort' }).fill('2026');
  await page.keyboard.press('Enter');
};

walk('the catalogue', async ({ page, take, open, centre }) => {
  await page.goto(page.url().replace(/#.*|$/, '#/qualifications/catalogue'));
  centre.network.cut();
  await ask(page, '25990 25991 25604 25655 25742 25747 25498 25499 25605 25606 99999 geen-code');
  const waiting = page.getByRole('list', { name: 'Gevraagde codes' });
  await expect(waiting).toBeVisible();
  await waiting.evaluate((list) => list.scrollIntoView({ block: 'center' }));
  await take('catalogue-waiting');
  centre.network.restore();
  await give(page, longName, small);
  await waiting.getByRole('button', { name: 'Probeer nu' }).click();
  const look = page.getByRole('link', { name: 'Bekijk en importeer' });
  await expect(look).toBeVisible();
  await waiting.evaluate((list) => list.scrollIntoView({ block: 'end' }));
  await take('catalogue-answered');
  await look.click();
  await page.getByRole('button', { name: /^\d+ kwalificaties? importeren/ }).click();
  await page.goto(page.url().replace(/#.*|$/, '#/qualifications/catalogue'));
  await give(page, 'sbb 2027.xml', small.replace('leest de tekening;', 'leest de nieuwe tekening;'));
  const differs = page.getByRole('list', { name: 'Wat anders is' });
  await expect(differs).toBeVisible();
  await differs.locator('summary').first().click();
  await expect(differs.locator('ol').first()).toBeVisible();
  await page.getByRole('heading', { name: 'Nieuwe uitgaven' }).evaluate((one) => one.scrollIntoView());
  await take('catalogue-differs');
  await page.getByRole('heading', { name: 'Bestanden bij de hub' }).evaluate((one) => one.scrollIntoView());
  await take('catalogue-files');
  await open('/qualifications');
  await expect(page.getByText(/staat een andere uitgave in de catalogus/)).toBeVisible();
  await take('overview-new-edition');
});
