/**
 * A centre with its own account system, a real identity provider: the administrator says which, and whose account is
 * whose; an examiner signs in there in a browser, chooses a PIN, and works. With the account system away the PIN unlocks
 * as always, who begins then is told so, and a personal code still helps.
 */
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { startProvider, type TestProvider } from '../identity/a-provider';
import { type NewCentre, startNewCentre } from './centre-from-zero';
import { confirmCandidate, markMet, unlock } from './examiner';
import { pointer } from './hand';
import { importAndActivate, openCandidate, plan } from './plan-exam';
import {
  addExaminer,
  choosePin,
  importPeople,
  link,
  lock,
  makePersonalCode,
  menu,
  openPage,
  readCode,
} from './set-up-centre';

const anna = { name: 'Anna Beheer', pin: '271828' };
const eva = { name: 'Eva Examinator', pin: '314159', account: 'eva' };
const omar = { name: 'Omar Invaller', pin: '161803', account: 'omar' };
const smallFile = {
  file: path.resolve(import.meta.dirname, '../data/sbb-small.xml'),
  cohort: '2026',
  code: '25991',
  leaveOut: '25992',
};
const way = { name: 'Aanmelden via uw centrum' };

let centre: NewCentre;
let provider: TestProvider;
test.beforeAll(async () => {
  provider = await startProvider();
  centre = await startNewCentre(anna.name, { VAKPROEF_HUB_LOOPBACK: '1' });
});
test.afterAll(async () => {
  await centre.close();
  await provider.close();
});

async function setProvider(desk: Page): Promise<void> {
  await menu(desk, 'Medewerkers');
  await desk.getByRole('link', { name: 'Accounts van het centrum' }).click();
  await desk.getByRole('textbox', { name: 'Adres van het accountsysteem' }).fill(provider.issuer);
  await desk.getByRole('textbox', { name: 'Client-ID' }).fill('vakproef');
  await desk.getByRole('button', { name: 'Opslaan' }).click();
  await expect(desk.getByText('Opgeslagen.')).toBeVisible();
}

async function setUpOffice(browser: Browser): Promise<Page> {
  const office = await centre.addDevice('office');
  const desk = await openPage(browser, office);
  await link(desk, office, centre.firstCode, 'Kantoor');
  await choosePin(desk, anna.pin);
  await setProvider(desk);
  await addExaminer(desk, eva.name, eva.account);
  await addExaminer(desk, omar.name, omar.account);
  await importPeople(desk);
  const hand = pointer(desk);
  await importAndActivate(desk, hand, smallFile);
  const who = { examiner: new RegExp(`^${eva.name}`), candidate: /Hoff, Sanne van 't/ };
  await plan(desk, hand, smallFile, who);
  return desk;
}

async function linkTablet(browser: Browser, desk: Page): Promise<Page> {
  await menu(desk, 'Apparaten');
  await desk.getByRole('button', { name: 'Koppelcode maken' }).click();
  const tablet = await centre.addDevice('tablet');
  const page = await openPage(browser, tablet);
  await link(page, tablet, await readCode(desk), 'Tablet lashal');
  return page;
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

async function beginWithAccount(page: Page): Promise<void> {
  await choose(page, eva.name);
  expect(await signInAtProvider(page, omar.account)).toBe('Het aanmelden is niet gelukt');
  await expect(page.getByRole('alert')).toContainText('Dit account is van iemand anders');
  expect(await signInAtProvider(page, eva.account)).toBe('U bent aangemeld');
  await expect(page.getByText('U bent aangemeld. Kies nu de pincode')).toBeVisible();
  await choosePin(page, eva.pin);
}

test('an examiner begins with the account of the centre, and goes on with the PIN when that is away', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const desk = await setUpOffice(browser);
  const page = await linkTablet(browser, desk);
  await beginWithAccount(page);
  await openCandidate(page, pointer(page), "Sanne van 't Hoff");
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await markMet(page, 1);

  await provider.away();
  await lock(page);
  await page.getByLabel(/^Pincode/).fill(eva.pin);
  await page.getByRole('button', { name: 'Aan het werk' }).click();
  await markMet(page, 1);

  await lock(page);
  await choose(page, omar.name);
  await page.getByRole('button', way).click();
  await expect(page.getByRole('alert')).toContainText('antwoordt nu niet');
  await page.getByLabel(/^Persoonlijke code/).fill(await makePersonalCode(desk, omar.name));
  await choosePin(page, omar.pin);
  await lock(page);
  await unlock(page, new RegExp(`^${eva.name}`), eva.pin);
  await expect(
    page.getByRole('button', { name: new RegExp(`^${eva.name} werkt op dit apparaat`) }),
  ).toBeVisible();
});
