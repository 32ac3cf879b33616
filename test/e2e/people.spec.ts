/**
 * People through the real screens, by mouse: added by hand with the standard links, ticked, linked in one
 * Run, taken back, put in a group, unlinked; and a second person's page says what happened.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { unlock } from './examiner';

const step = test.step;

const open = (page: Page, route: string) => page.goto(page.url().replace(/#.*|$/, `#${route}`));
const bar = (page: Page) => page.getByRole('region', { name: 'Actie voor gekozen deelnemers' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function run(page: Page, action: string): Promise<void> {
  await bar(page).getByRole('combobox').selectOption({ label: action });
  await bar(page).getByRole('button', { name: 'Uitvoeren' }).click();
}

test('M3 M22 M53 to M60: people are added, linked in one Run, taken back, grouped and unlinked', async ({
  page,
}) => {
  await unlock(page, /^Ingrid Vermeulen/);
  await step('M22 a qualification becomes standard for who is new', async () => {
    await open(page, '/qualifications');
    await page.getByRole('link', { name: /^Kenmerken van Lasser/ }).click();
    await page.getByRole('checkbox', { name: /nieuwe deelnemers/ }).check();
    await page
      .getByRole('button', { name: /opslaan/i })
      .first()
      .click();
    await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  });
  await step('M22 who is added by hand is linked at once', async () => {
    await open(page, '/participants/new');
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: 'Nummer' }).fill('77001');
    await page.getByRole('textbox', { name: 'Voornaam' }).pressSequentially('Noor', { delay: 15 });
    await page.getByRole('textbox', { name: 'Achternaam' }).fill('Aardenburg');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Noor Aardenburg is toegevoegd')).toBeVisible();
    await expect(page.getByText(/meteen gekoppeld aan 1 kwalificatie/)).toBeVisible();
  });
  await step('M54 M55 M56 M57 ticked by mouse, at the far left, and all who are found', async () => {
    await open(page, '/participants');
    await expect(page.getByRole('heading', { level: 1, name: "Portfolio's" })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Noor Aardenburg kiezen' }).click();
    await page.getByRole('textbox', { name: /^Zoeken/ }).fill('zorg-2b');
    await page.getByRole('checkbox', { name: /gevonden deelnemers kiezen$/ }).click();
    await expect(bar(page)).toContainText('(1 staat niet in deze lijst)');
  });
  await step('M58 M60 several qualifications, what would happen, and Run', async () => {
    await run(page, 'Koppelen aan kwalificatie');
    await page.getByRole('checkbox', { name: /^Lasser/ }).click();
    await page.getByRole('checkbox', { name: /^Helpende/ }).click();
    await expect(page.getByText(/zijn er al en blijven|is er al en blijft/)).toBeVisible();
    await button(page, 'Koppelen aan kwalificatie').click();
    await expect(page.getByText(/koppelingen gemaakt\./)).toBeVisible();
  });
  await step('M57 it is taken back with one press', async () => {
    await button(page, 'Ongedaan maken').click();
    await expect(page.getByText(/ongedaan gemaakt\.$/)).toBeVisible();
  });
  await step('a group is made, and its members stand in it', async () => {
    await run(page, 'In een groep zetten');
    await page.getByRole('combobox', { name: 'Groep' }).selectOption({ label: 'Nieuwe groep' });
    await page.getByRole('textbox', { name: 'Naam van de groep' }).fill('ZORG-3B');
    await button(page, 'In een groep zetten').click();
    await expect(page.getByText(/in de groep gezet\./)).toBeVisible();
    await page.getByRole('textbox', { name: /^Zoeken/ }).fill('zorg-3b');
    await expect(page.getByRole('link', { name: 'Aardenburg, Noor' })).toBeVisible();
  });
  await step('M3 M59 the page of a person says who linked and when, and unlinks', async () => {
    await page.getByRole('link', { name: 'Aardenburg, Noor' }).click();
    await expect(page.getByText(/gekoppeld op .* door Ingrid/)).toBeVisible();
    await page.getByRole('link', { name: 'Ontkoppelen van kwalificatie' }).click();
    await page.getByRole('checkbox', { name: /^Lasser/ }).click();
    await button(page, 'Ontkoppelen van kwalificatie').click();
    await expect(page.getByText('1 koppeling beëindigd.')).toBeVisible();
    await expect(page.getByText('Beëindigd', { exact: true })).toBeVisible();
  });
  await step('it is all there after a reload', async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: 'ZORG-3B' })).toBeVisible();
    await expect(page.getByText('Beëindigd', { exact: true })).toBeVisible();
  });
});
