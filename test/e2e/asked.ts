/**
 * The ways to where an examiner or administrator is asked something before they can go on, for specs that look at those
 * screens: why an exam begins now, whether a remark still fits its mark, and which day a file means.
 */
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { lookUp } from './hand';

const unclear = path.resolve(import.meta.dirname, '../data/sbb-unclear.xml');

/** From an examiner's list to the first candidate of a coming day: the centre wants to know why that exam begins now. */
export async function openTomorrow(page: Page): Promise<void> {
  const coming = page.locator('details').filter({ hasText: /^Komende dagen/ });
  await coming.locator('summary').click();
  await coming.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('textbox', { name: 'Waarom begint het examen nu?' })).toBeVisible();
}

/** Confirms the candidate without giving the reason: what is missing is said at its field. */
export async function startWithoutReason(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ja, identiteitsbewijs gezien' }).click();
  await expect(page.getByRole('textbox', { name: 'Waarom begint het examen nu?' })).toBeFocused();
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
}

/** On the marking screen, the remark sheet of the indicator that stands there. */
export const remarkSheet = (page: Page): Locator =>
  page.getByRole('region', { name: /^(Toelichting bij|Remark on|Bemerkung zu) / });

/**
 * On an untouched marking screen with three answers: the first indicator gets the lowest, a remark on it, and then the highest. The review asks
 * whether the remark still fits.
 */
export async function leaveRemarkOfAnotherMark(page: Page): Promise<void> {
  await page.keyboard.press('3');
  await expect(remarkSheet(page)).toBeVisible();
  await page.keyboard.press('Shift+Digit1');
  await lookUp(page);
  await page.keyboard.press('k');
  await expect(page.getByRole('article', { name: '1.1.1' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText(/^1 (van|of|von) \d+ /).first()).toBeVisible();
}

/** On the screen of the import: a file in which a day cannot be read, up to the question which day is meant. */
export async function askWhichDay(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(unclear);
  const codes = page.getByRole('main').getByRole('textbox');
  await codes.first().fill('25971, 25972');
  await codes.nth(1).fill('2026');
  await page.locator('main form button[type=submit]').click();
  await expect(page.locator('[data-date-question]')).toBeVisible();
}

/** On the screen of the import of people: a table, up to the question what its columns mean. */
export async function askWhichColumns(page: Page): Promise<void> {
  const people = [
    'Deelnemernummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas',
    '0012345;Wilhelmina;van den;Bergh-Oosterhuis tot Weerdesteyn;3-4-2007;Laswerkplaats avondgroep',
    '0012346;Yusuf;;Şahin;31-2-2006;LAS1A',
  ].join('\n');
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'deelnemers.csv', mimeType: 'text/csv', buffer: Buffer.from(people) });
  await page.getByRole('main').getByRole('combobox').first().waitFor();
}

/** And further, to a cell that is to be put right, because no day stands in it. */
export async function askWhichCell(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Controleren|Check|Prüfen)$/ })
    .click();
  await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible();
}
