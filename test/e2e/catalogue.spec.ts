/**
 * M61, M62: an administrator adds qualifications by their programme codes alone. Without a network the request waits, also over
 * a reload; the hub gets its file once; the answer goes through the same check as a file; a new edition shows what differs and
 * is taken over in one step.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { checker, type Findings, narrowByNight, wideByDay } from './axe';
import { unlock } from './examiner';

// No other test gives the hub of a sample centre a catalogue.
test.use({ shares: 'screens' });

const small = readFileSync(path.resolve(import.meta.dirname, '../data/sbb-small.xml'), 'utf8');
const file = (name: string, text: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });

const open = async (page: Page, route: string): Promise<void> => {
  await page.goto(page.url().replace(/#.*|$/, `#${route}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
const requests = (page: Page) => page.getByRole('list', { name: 'Gevraagde codes' });
const give = (page: Page, name: string, text: string) =>
  page.locator('main input[type=file]').setInputFiles(file(name, text));

test('M61 M62 codes alone: asked offline, kept over a reload, answered, checked, imported, renewed', async ({
  page,
  centre,
}) => {
  await unlock(page, /^Ingrid Vermeulen/);
  await open(page, '/qualifications/import');
  await page.getByRole('link', { name: 'Meer opleidingscodes tegelijk toevoegen (voorheen crebo)' }).click();
  centre.network.cut();
  await page.getByRole('textbox', { name: /opleidingscodes/ }).pressSequentially('25990, 25991 99999 x');
  await expect(page.getByText('3 codes ingevuld')).toBeVisible();
  await page.getByRole('textbox', { name: 'Cohort' }).fill('2026-2027');
  await page.keyboard.press('Enter');
  await expect(requests(page).getByText('Wacht op de hub')).toBeVisible();
  await expect(requests(page).getByText(/gaat vanzelf bij het volgende contact/)).toBeVisible();
  await page.reload();
  await expect(requests(page).getByText('25990, 25991, 99999')).toBeVisible();

  centre.network.restore();
  await requests(page).getByRole('button', { name: 'Probeer nu' }).click();
  await expect(requests(page).getByText(/nog geen catalogus/)).toBeVisible();
  await give(page, 'kapot.xml', small.slice(0, -30));
  await expect(page.getByRole('alert')).toContainText(/afgebroken|niet compleet|houdt op/i);
  await give(page, 'sbb 2026.xml', small);
  await expect(page.getByText(/sbb 2026\.xml staat in de catalogus, met \d+ codes/)).toBeVisible();
  await requests(page).getByRole('button', { name: 'Probeer nu' }).click();
  await expect(requests(page).getByText('Antwoord is er')).toBeVisible();
  await open(page, '/results');
  await page.getByRole('link', { name: 'Bekijk in de catalogus' }).click();
  await requests(page).getByRole('link', { name: 'Bekijk en importeer' }).click();

  const preview = page.getByRole('list', { name: /codes/i });
  await expect(preview.getByRole('listitem').filter({ hasText: '99999' })).toContainText(
    'Niet in dit bestand',
  );
  const found: Findings = {};
  const check = checker(page, found);
  await check('preview of an answer', [narrowByNight]);
  await page.getByRole('button', { name: /^\d+ kwalificaties? importeren/ }).click();
  await expect(page.getByRole('heading', { name: /ge.mporteerd/ })).toBeVisible();
  await open(page, '/qualifications/catalogue');
  await expect(requests(page)).toHaveCount(0);

  await give(page, 'sbb 2027.xml', small.replace('leest de tekening;', 'leest de nieuwe tekening;'));
  await expect(page.getByText(/sbb 2027\.xml staat in de catalogus/)).toBeVisible();
  const differs = page.getByRole('list', { name: 'Wat anders is' });
  await expect(differs.getByRole('listitem').first()).toContainText('25990');
  await open(page, '/qualifications');
  await page.getByRole('link', { name: 'Bekijk wat er verschilt' }).click();
  await differs.getByText('Toon wat er verandert, regel voor regel').first().click();
  await expect(differs.getByText('nieuwe', { exact: false }).first()).toBeVisible();
  await check('what differs', [narrowByNight]);
  await page.setViewportSize(wideByDay);
  expect(found).toEqual({});
  await page.getByRole('button', { name: /^Maak \d nieuwe versies?$/ }).click();
  await expect(page.getByText(/nieuwe versies? (is|zijn) gemaakt/)).toBeVisible();
  await expect(page.getByText(/Niets is anders/)).toBeVisible();
  await page.getByRole('button', { name: 'Maak ongedaan' }).click();
  await expect(differs.getByRole('listitem').first()).toContainText('25990');
});
