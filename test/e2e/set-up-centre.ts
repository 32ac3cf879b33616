/** What people do in a centre that is being set up, on the screens of an administrator and of a device that joins. */
import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page } from '@playwright/test';
import type { NewDevice } from './centre-from-zero';

export async function openPage(browser: Browser, device: NewDevice): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const page = await context.newPage();
  await page.goto(device.link);
  return page;
}

export async function link(page: Page, device: NewDevice, code: string, deviceName: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Adres van de hub' }).fill(device.network.url);
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('textbox', { name: 'Naam van dit apparaat' }).fill(deviceName);
  await page.getByRole('button', { name: 'Koppelen' }).click();
}

export async function choosePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel(/^Kies een pincode/).fill(pin);
  await page.getByLabel(/^Typ de pincode nog een keer/).fill(pin);
  await page.getByRole('button', { name: 'Pincode bewaren en aan het werk' }).click();
  await expect(page.getByRole('button', { name: /werkt op dit apparaat/ })).toBeVisible();
}

export const menu = (page: Page, name: string) =>
  page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click();

/** @param account at the identity provider of the centre, where it has one */
export async function addExaminer(page: Page, name: string, account?: string): Promise<void> {
  await menu(page, 'Medewerkers');
  await page.getByRole('link', { name: 'Medewerker toevoegen' }).click();
  await page.getByRole('textbox', { name: 'Naam', exact: true }).fill(name);
  if (account) await page.getByRole('textbox', { name: 'Account bij het centrum' }).fill(account);
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** As an office saves it from its administration: with a separator, a prefix and a date as they are written here. */
const people = [
  'Deelnemernummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas',
  "0900105;Sanne;van 't;Hoff;14-3-2007;LAS-3A",
  '0900106;Yusuf;;Şahin;2-9-2006;LAS-3A',
].join('\r\n');

/** Two people of whom Sanne van 't Hoff is one, from a table. */
export async function importPeople(page: Page): Promise<void> {
  await menu(page, "Portfolio's");
  await page.getByRole('main').getByRole('link', { name: 'Importeren', exact: true }).first().click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Bestanden kiezen' }).click(),
  ]);
  await chooser.setFiles({ name: 'deelnemers.csv', mimeType: 'text/csv', buffer: Buffer.from(people) });
  await expect(page.getByRole('heading', { name: 'Wat betekenen de kolommen?' })).toBeVisible();
  await page.getByRole('button', { name: 'Controleren' }).click();
  await page.getByRole('button', { name: '2 personen importeren' }).click();
  await expect(page.getByText('2 deelnemers toegevoegd')).toBeVisible();
}

/** What a new centre is asked for above its planning: the link leads to the field. */
export async function enterObjectionText(page: Page, text: string): Promise<void> {
  await menu(page, 'Planning');
  await page.getByRole('link', { name: /^Tekst over bezwaar maken/ }).click();
  const field = page.getByRole('textbox', { name: /^Bezwaar maken/ });
  await expect(field).toBeFocused();
  await field.fill(text);
  await field.blur();
  await menu(page, 'Planning');
  await expect(page.getByRole('link', { name: 'Examen plannen' })).toBeVisible();
  await expect(page.getByText('Dit heeft uw centrum nog niet ingevuld')).toBeHidden();
}

/** A part of a JPEG that says how the camera was held: 6 is turned by a quarter to the right (Exif, tag 0x0112). */
const heldUpright = Buffer.from([
  ...[0xff, 0xe1, 0, 34, ...Buffer.from('Exif'), 0, 0],
  ...[...Buffer.from('II'), 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
]);

/** A wide photograph that was taken upright becomes a small logo that stands upright. */
export async function enterLogo(page: Page, photograph: string): Promise<void> {
  const jpeg = await readFile(photograph);
  const turned = Buffer.concat([jpeg.subarray(0, 2), heldUpright, jpeg.subarray(2)]);
  const choose = page.locator('input[type=file][accept*="image/jpeg"]');
  await menu(page, 'Instellingen');
  await choose.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: turned.subarray(0, -9) });
  await expect(
    page.getByRole('alert').filter({ hasText: 'geen hele PNG- of JPEG-afbeelding' }),
  ).toBeVisible();
  await choose.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: turned });
  const logo = page.getByRole('img', { name: 'Zo ziet het logo eruit' });
  await expect(logo).toBeVisible();
  const size = await logo.evaluate((one) =>
    one instanceof HTMLImageElement ? [one.naturalWidth, one.naturalHeight] : [],
  );
  expect(size).toEqual([115, 184]);
}

/** The code on screen, once the hub has it. */
export async function readCode(page: Page): Promise<string> {
  await expect(page.getByText(/^Deze code werkt één keer/)).toBeVisible();
  return (await page.getByLabel('De code', { exact: true }).textContent()) ?? '';
}

export const lock = (page: Page) => page.getByRole('button', { name: /werkt op dit apparaat/ }).click();

/** With a personal code that the administrator makes for them. */
export async function makePersonalCode(desk: Page, name: string): Promise<string> {
  await menu(desk, 'Medewerkers');
  await desk.getByRole('link', { name }).click();
  await desk.getByRole('button', { name: 'Persoonlijke code maken' }).click();
  return readCode(desk);
}
