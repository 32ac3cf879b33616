/** What people do in a centre that is being set up, on the screens of an administrator and of a device that joins. */
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
