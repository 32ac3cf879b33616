/** Whoever begins on a device with their account at a real identity provider, and with a personal code when that is away. */
import { expect, type Page } from '@playwright/test';
import type { TestProvider } from '../identity/a-provider';
import { unlock } from './examiner';
import { choosePin, lock, makePersonalCode, menu } from './set-up-centre';

type Person = { readonly name: string; readonly pin: string; readonly account: string };

const way = { name: 'Aanmelden via uw centrum' };

/** The administrator says which account system the centre has. */
export async function setProvider(desk: Page, provider: TestProvider): Promise<void> {
  await menu(desk, 'Medewerkers');
  await desk.getByRole('link', { name: 'Accounts van het centrum' }).click();
  await desk.getByRole('textbox', { name: 'Adres van het accountsysteem' }).fill(provider.issuer);
  await desk.getByRole('textbox', { name: 'Client-ID' }).fill('vakproef');
  await desk.getByRole('button', { name: 'Opslaan' }).click();
  await expect(desk.getByText('Opgeslagen.')).toBeVisible();
}

const choose = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

/** In a tab of its own, on the provider's page; comes back to the application. */
async function signInAtProvider(page: Page, account: string): Promise<string> {
  await page.getByRole('button', way).click();
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Pagina openen' }).click(),
  ]);
  await tab.getByRole('textbox', { name: 'Gebruikersnaam' }).fill(account);
  await tab.getByRole('button', { name: 'Inloggen' }).click();
  const outcome = (await tab.getByRole('heading').textContent()) ?? '';
  await tab.close();
  return outcome;
}

/** On the tablet of somebody else: with their account, and nobody else's; the PIN unlocks when the account system is away. */
export async function beginWithAccount(
  page: Page,
  provider: TestProvider,
  person: Person,
  other: Person,
): Promise<void> {
  await lock(page);
  await choose(page, person.name);
  expect(await signInAtProvider(page, other.account)).toBe('Het aanmelden is niet gelukt');
  await expect(page.getByRole('alert')).toContainText('Dit account is van iemand anders');
  expect(await signInAtProvider(page, person.account)).toBe('U bent aangemeld');
  await expect(page.getByText('U bent aangemeld. Kies nu de pincode')).toBeVisible();
  await choosePin(page, person.pin);
  await provider.away();
  await lock(page);
  await unlock(page, new RegExp(`^${person.name}`), person.pin);
  await expect(
    page.getByRole('button', { name: new RegExp(`^${person.name} werkt op dit apparaat`) }),
  ).toBeVisible();
}

/** Told that the account system is away, and then with a code that the administrator makes for them. */
export async function beginWithCode(desk: Page, page: Page, person: Person): Promise<void> {
  const code = await makePersonalCode(desk, person.name);
  await lock(page);
  await choose(page, person.name);
  await page.getByRole('button', way).click();
  await expect(page.getByRole('alert')).toContainText('antwoordt nu niet');
  await page.getByLabel(/^Persoonlijke code/).fill(code);
  await choosePin(page, person.pin);
}
