/**
 * Keeping and erasing through the real screens: whose time is over is shown first, who is held stays, nothing is said to be erased
 * before the hub took it, and then the name is on no screen, while the other candidates of the same exam stay.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readXlsx } from '../../shared/formats/read-xlsx';
import { createNotes } from '../../shared/formats/reading-notes';
import { readPdf, squeezed } from '../builders/read-pdf';
import { value } from '../builders/value';
import { type Centre, startCentre } from './centre';
import { candidateName, unlock } from './examiner';

let centre: Centre;
test.beforeEach(async () => {
  centre = await startCentre();
});
test.afterEach(() => centre.close());
const step = test.step;
const familyName = candidateName.split(' ').at(-1) ?? '';

const open = async (page: Page, route: string): Promise<void> => {
  await page.goto(page.url().replace(/#.*|$/, `#${route}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function addGraduate(page: Page, familyName: string, number: string): Promise<void> {
  await open(page, '/participants/new');
  await page.getByRole('textbox', { name: 'Achternaam' }).fill(familyName);
  await page.getByRole('textbox', { name: 'Nummer' }).fill(number);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${familyName} is toegevoegd`)).toBeVisible();
  await openPerson(page, familyName);
  await page.getByLabel('Datum van het diploma').fill('2019-01-31');
  await page.getByRole('button', { name: 'Gegevens opslaan' }).click();
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
}

async function openPerson(page: Page, name: string): Promise<void> {
  await open(page, '/participants');
  await page.getByRole('textbox', { name: /^Zoeken/ }).fill(name);
  await page
    .getByRole('table')
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await expect(part(page, 'Bewaren en wissen')).toBeVisible();
}

async function handIn(page: Page): Promise<void> {
  await open(page, '/sync');
  await page.getByRole('button', { name: 'Nu verzenden' }).click();
  await expect(page.getByText(/De hub heeft alles bevestigd/)).toBeVisible();
}

/** The one file that was saved, which goes. */
async function takeSaved(): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const nameOf = async () =>
    (await readdir(centre.exportFolder).catch(() => []))
      .filter((one) => /\.(xlsx|csv|json|pdf)$/.test(one))
      .join();
  await expect.poll(nameOf, { timeout: 20_000 }).not.toBe('');
  const name = await nameOf();
  const bytes = new Uint8Array(await readFile(path.join(centre.exportFolder, name)));
  await rm(path.join(centre.exportFolder, name));
  return { name, bytes };
}

/** What a file says to whoever opens it. */
async function textOf({ name, bytes }: Awaited<ReturnType<typeof takeSaved>>): Promise<string> {
  if (name.endsWith('.pdf')) return squeezed((await readPdf(bytes)).pages.join(' '));
  if (!name.endsWith('.xlsx')) return new TextDecoder().decode(bytes);
  return JSON.stringify(value(readXlsx(bytes, createNotes())));
}

/** What the list of results is saved as, in each form, and the planning as a list on paper. */
async function exported(page: Page): Promise<readonly string[]> {
  const files: string[] = [];
  await open(page, '/results');
  for (const form of [/XLSX/, /CSV/, /OKE/, /Open Education API/]) {
    // What the hub erased lets the device load anew: a menu goes with the list it stands in.
    await expect(async () => {
      await page.getByRole('button', { name: 'Exporteren' }).click();
      await page.getByRole('menuitem', { name: form }).click({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    files.push(await textOf(await takeSaved()));
  }
  await open(page, '/planning/lists');
  await page.getByRole('button', { name: 'Opslaan als PDF' }).click();
  files.push(await textOf(await takeSaved()));
  return files;
}

test('shown first, held stays, asked is not erased, and after the hub took it the name is nowhere', async ({
  page,
}) => {
  await page.goto(centre.link());
  await unlock(page, /^Ingrid Vermeulen/);
  await step('two graduates, of whom one is held', async () => {
    await addGraduate(page, 'Kanarievogel', '90001');
    await addGraduate(page, 'Vastgehouden', '90002');
    await page.getByRole('combobox', { name: 'Gegevens vasthouden' }).click();
    await page.getByRole('option', { name: 'Er loopt een bezwaar' }).click();
    await expect(page.getByText(/^Vastgehouden sinds/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Wissen…' })).toBeDisabled();
  });
  await step('whose time is over is shown; without contact it is asked for and not done', async () => {
    await handIn(page);
    await open(page, '/participants/keeping');
    await expect(part(page, 'De termijn is voorbij')).toContainText('Kanarievogel');
    await expect(part(page, 'De termijn is voorbij')).not.toContainText('Vastgehouden');
    await expect(part(page, 'Voorbij, maar vastgehouden')).toContainText('Vastgehouden');
    centre.network.cut();
    await page.getByRole('button', { name: 'Deze deelnemer wissen…' }).click();
    await expect(page.getByText('Op andere plaatsen is de naam niet gevonden.')).toBeVisible();
    await page.getByRole('button', { name: 'Definitief wissen' }).click();
    await expect(page.getByText('Nog niet gewist: wacht op contact met de hub.')).toBeVisible();
  });
  await step('somebody on request, with an exam in which others stay', async () => {
    for (const file of await exported(page)) expect(file).toContain(familyName);
    await openPerson(page, familyName);
    await page.getByRole('button', { name: 'Wissen…' }).click();
    await expect(page.getByText('Andere kandidaten van die examens blijven staan.')).toBeVisible();
    await page.getByRole('button', { name: 'Definitief wissen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bewaren en wissen' })).toBeVisible();
  });
  await step('the hub took it: the name is on no screen, and the others stay', async () => {
    centre.network.restore();
    await open(page, '/sync');
    await page.getByRole('button', { name: 'Nu verzenden' }).click();
    await open(page, '/participants/keeping');
    await expect(part(page, 'Wat er gewist is').getByRole('listitem')).toHaveCount(2);
    await expect(page.getByText(/Nog niet gewist/)).toHaveCount(0);
    await expect(part(page, 'Voorbij, maar vastgehouden')).toContainText('90002');
    await expect(page.getByRole('button', { name: /wissen…$/ })).toHaveCount(0);
    await open(page, '/participants');
    await page.getByRole('textbox', { name: /^Zoeken/ }).fill('vogel');
    await expect(page.getByRole('link', { name: /Kanarievogel/ })).toHaveCount(0);
    await page.getByRole('textbox', { name: /^Zoeken/ }).fill('vastgehouden');
    await expect(page.getByRole('link', { name: /Vastgehouden/ }).first()).toBeVisible();
    await open(page, '/results');
    await expect(page.getByRole('table').getByRole('row').nth(2)).toBeVisible();
    await expect(page.getByText(candidateName)).toHaveCount(0);
    for (const file of await exported(page)) {
      expect(file).not.toContain(familyName);
      expect(file.length).toBeGreaterThan(500);
    }
  });
});
