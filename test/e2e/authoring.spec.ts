/**
 * The checklist of making qualifications, line by line, through the real screens: on a centre made from zero, without a
 * network, and then with one, when a second device of the administrator shows the same. The names of the steps begin with
 * the lines that they walk.
 */

import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { type NewCentre, type NewDevice, startNewCentre } from './centre-from-zero';
import { unlock } from './examiner';
import { choosePin, link, menu, openPage, readCode } from './set-up-centre';

const anna = { name: 'Anna Beheer', pin: '271828' };
const smallFile = path.resolve(import.meta.dirname, '../data/sbb-small.xml');
const step = test.step;

let centre: NewCentre;
test.beforeAll(async () => {
  centre = await startNewCentre(anna.name);
});
test.afterAll(() => centre.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name, exact: true });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const openTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

async function openOverview(page: Page, tab: RegExp): Promise<void> {
  await menu(page, 'Kwalificaties');
  await openTab(page, tab);
}

async function beginOffline(browser: Browser): Promise<{ page: Page; office: NewDevice }> {
  const office = await centre.addDevice('office');
  const page = await openPage(browser, office);
  await link(page, office, centre.firstCode, 'Kantoor');
  await choosePin(page, anna.pin);
  office.network.cut();
  return { page, office };
}

async function walkOverview(page: Page): Promise<void> {
  await step('M11 M12 the menu item leads to the options for qualifications and competences', async () => {
    await menu(page, 'Kwalificaties');
    await expect(page.getByRole('heading', { level: 1, name: 'Kwalificaties' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Competenties' })).toBeVisible();
  });
  await step('M10 nothing asks for an exam: the overview is there without one', async () => {
    await expect(page.getByText('Nog geen kwalificaties')).toBeVisible();
  });
  await step('M13 M18 M29 M31 a new one is there at once, under Inactive', async () => {
    await page.getByRole('button', { name: 'Kwalificatie toevoegen' }).first().click();
    await expect(field(page, 'Naam')).toBeFocused();
    await page.keyboard.type('Metselaar', { delay: 20 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /Metselaar/ })).toBeVisible();
    await openOverview(page, /^Inactief \(1\)/);
    await expect(row(page, 'Metselaar')).toBeVisible();
  });
  await step('M30 M32 its options stand at the right, accountability documents last', async () => {
    const options = row(page, 'Metselaar').locator('[data-option]');
    await expect(options.last()).toHaveAccessibleName('Verantwoordingsdocumenten van Metselaar');
    await expect(options.nth(1)).toHaveAccessibleName(/Kerntaken en werkprocessen van Metselaar/);
    await options.last().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Verantwoordingsdocumenten' })).toBeVisible();
  });
  await step('M30 documents are attached, put in order by keyboard, and opened', async () => {
    const chosen = (name: string, text: string) => ({
      ...{ name, mimeType: 'image/jpeg', buffer: Buffer.from(text) },
    });
    // What it is, its bytes say: this one is a page of the web, and is shown nowhere.
    const files = [
      chosen('examenplan.pdf', '%PDF-1.4 plan'),
      chosen('foto.jpg', '<script>alert(1)</script>'),
    ];
    await page.locator('input[type=file]').first().setInputFiles(files);
    const titles = page.getByRole('heading', { level: 3 });
    await expect(titles).toHaveText(['examenplan', 'foto']);
    await expect(page.getByText('Webpagina')).toBeVisible();
    await page.getByRole('button', { name: 'Beschrijven of vervangen: foto' }).click();
    await page.getByRole('button', { name: 'Bestanden en kenmerk: examenplan' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'foto.jpg openen' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(titles).toHaveText(['foto', 'examenplan']);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('Dit soort bestand opent het programma niet');
    await page.keyboard.press('Escape');
  });
  await step('M49 M50 without core tasks it is red, in words too, and has no silhouette', async () => {
    await openOverview(page, /^Inactief/);
    await expect(row(page, 'Metselaar').getByText('Geen kerntaken')).toBeVisible();
    await expect(row(page, 'Metselaar').getByRole('button', { name: /activeren$/ })).toHaveCount(0);
  });
}

async function walkAttributes(page: Page): Promise<void> {
  await button(page, 'Kwalificatie toevoegen').click();
  await page.keyboard.type('Voeger', { delay: 20 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Voeger/ })).toBeVisible();
  await openOverview(page, /^Inactief \(2\)/);
  await page.getByRole('link', { name: 'Kenmerken van Metselaar bewerken' }).click();
  await step('M17 M19 M20 M21 M22 language, code, cohort, level and the standard link', async () => {
    await page.getByRole('combobox', { name: 'Taal', exact: true }).selectOption('pl');
    await field(page, 'Nummer of code').fill('M-1');
    await field(page, 'Cohort').fill('26/27');
    await page.getByRole('checkbox', { name: 'Standaard koppelen aan nieuwe deelnemers' }).check();
    await expect(page.getByText(/Nooit met terugwerkende kracht/)).toBeVisible();
    await button(page, 'Kenmerken opslaan').click();
    await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  });
  await step('M23 M24 words of its own; a cleared one takes back the word it had', async () => {
    const words = page.getByRole('group', { name: 'Kwalificatie', exact: true });
    await words.getByRole('textbox', { name: 'Enkelvoud' }).fill('opleiding');
    await words.getByRole('textbox', { name: 'Meervoud' }).fill('opleidingen');
    const coreTask = page.getByRole('group', { name: 'Kerntaak', exact: true });
    await coreTask.getByRole('textbox', { name: 'Enkelvoud' }).fill('');
    await coreTask.getByRole('textbox', { name: 'Meervoud' }).focus();
    await expect(coreTask.getByRole('textbox', { name: 'Enkelvoud' })).toHaveValue('kerntaak');
  });
  await step('M60 the action label follows the word', async () => {
    await expect(page.getByText('Koppelen aan opleiding').first()).toBeVisible();
    await button(page, 'Woorden opslaan').click();
  });
  await step('M25 M26 M27 M28 the portfolio instruction comes with a tick', async () => {
    await expect(field(page, 'Titel')).toHaveCount(0);
    await page.getByRole('checkbox', { name: 'Portfolio-instructie' }).check();
    await field(page, 'Titel').fill('Zo vult u uw portfolio');
    await field(page, 'Toelichting').fill('Het laat zien wat u kunt.');
    await field(page, 'Instructie').fill('Maak van elk muurtje een foto.');
    await button(page, 'Opslaan').click();
  });
  await step('M20 M21 the overview says what is filled in, and that a level is not', async () => {
    await openOverview(page, /^Inactief/);
    await expect(row(page, 'Metselaar').getByText('2026-2027', { exact: true })).toBeVisible();
    await expect(row(page, 'Metselaar').getByText('Standaard', { exact: true })).toBeVisible();
  });
}

/** By keys, from nothing; what is typed is a draft of this device until it is published. */
async function walkTree(page: Page): Promise<void> {
  const keys = page.keyboard;
  await openOverview(page, /^Inactief/);
  await page.getByRole('link', { name: /Kerntaken en werkprocessen van Metselaar/ }).click();
  await step('M33 M34 M35 M36 a core task: its number is proposed, and it stands in the tree', async () => {
    await page.getByRole('tree').focus();
    await keys.press('Insert');
    await keys.type('Metselen', { delay: 20 });
    await expect(field(page, 'Volgnummer')).toHaveValue('B1-K1');
    await expect(page.getByRole('treeitem', { name: /Metselen/ })).toBeVisible();
  });
  await step('M37 M38 M39 a work process in it', async () => {
    await keys.press('Enter');
    await keys.type('Maakt een muur', { delay: 20 });
    await expect(field(page, 'Volgnummer')).toHaveValue('B1-K1-W1');
  });
  await step('M44 M45 M46 indicators, the next one with Enter, and with the plus', async () => {
    await keys.press('Enter');
    await keys.type('Legt stenen recht', { delay: 20 });
    await keys.press('Enter');
    await keys.type('Ruimt de werkplek op', { delay: 20 });
    await page
      .getByRole('region', { name: /indicatoren/i })
      .getByRole('button', { name: /toevoegen$/ })
      .click();
    await keys.type('Vult voegen', { delay: 20 });
    await expect(page.getByRole('textbox', { name: 'Indicator 3' })).toHaveValue('Vult voegen');
  });
  await step('M40 M41 M42 description, desired result, knowledge and skills', async () => {
    await field(page, 'Omschrijving').fill('De metselaar maakt een muur van baksteen.');
    await field(page, 'Gewenst resultaat').fill('De muur staat recht.');
    await page.getByRole('textbox', { name: /^Vakkennis/ }).fill('Kent soorten steen\nKent soorten mortel');
  });
  await step('M43 competences by their letters', async () => {
    await page.getByRole('combobox', { name: /^Competenties/ }).focus();
    await keys.type('K L ', { delay: 30 });
    await expect(page.getByText('Vakdeskundigheid toepassen').first()).toBeVisible();
  });
  await step('M31 the draft is on this device, and the overview says so', async () => {
    await expect(page.getByText(/^Concept bewaard op dit apparaat/)).toBeVisible();
    await openOverview(page, /^Inactief/);
    await expect(row(page, 'Metselaar').getByText(/^Concept op dit apparaat/)).toBeVisible();
    await page.reload();
    await unlockIfAsked(page);
    await page.getByRole('link', { name: /Kerntaken en werkprocessen van Metselaar/ }).click();
    await expect(page.getByRole('treeitem', { name: /Maakt een muur/ })).toBeVisible();
  });
  await step('M2 M47 M48 it is published and activated', async () => {
    await page.getByRole('button', { name: /^Activeren/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publiceren en activeren' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await openOverview(page, /^Actief \(1\)/);
    await expect(row(page, 'Metselaar').getByText('3 indicatoren', { exact: true })).toBeVisible();
  });
}

async function unlockIfAsked(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^Inactief/ });
  const person = page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${anna.name}`) });
  await expect(tab.or(person).first()).toBeVisible();
  if (await person.isVisible()) await unlock(page, new RegExp(`^${anna.name}`), anna.pin);
}

async function walkCompetences(page: Page): Promise<void> {
  await step('M14 M15 a clear list with the 25 standard ones, which are locked', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Competenties' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Samenwerken en overleggen' })).toBeVisible();
    await page.getByRole('link', { name: /Samenwerken en overleggen/ }).click();
    await expect(page.getByText(/daarom kan hier niets worden gewijzigd/)).toBeVisible();
  });
  await step('M16 an own one beside them', async () => {
    await menu(page, 'Competenties');
    await page.getByRole('link', { name: 'Toevoegen' }).click();
    await field(page, 'Code').fill('VK1');
    await field(page, 'Naam').first().fill('Rechte muren zien');
    await button(page, 'Toevoegen').click();
    await expect(page.getByRole('heading', { level: 1, name: /Rechte muren zien/ })).toBeVisible();
  });
}

/** What came in by a file is activated, and is the one that can be planned. */
async function walkImport(page: Page): Promise<void> {
  await step('M1 a file is looked at before anything of it is written', async () => {
    await menu(page, 'Kwalificaties');
    await page.getByRole('link', { name: 'Importeren', exact: true }).click();
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Bestand kiezen').click();
    await (await chooser).setFiles(smallFile);
    await page.getByRole('button', { name: /codes? in dit bestand invullen/ }).click();
    await field(page, 'Cohort').fill('2026');
    await button(page, 'Controleren').click();
    await page.getByRole('button', { name: '25992 weglaten' }).click();
    await page.getByRole('button', { name: /kwalificaties? importeren$/ }).click();
    await expect(page.getByRole('list', { name: 'Geïmporteerde kwalificaties' })).toContainText('25991');
  });
  await step('M47 M48 with a core task and a work process the silhouette activates it', async () => {
    await openOverview(page, /^Inactief/);
    await row(page, '25991')
      .getByRole('button', { name: /activeren$/ })
      .click();
    await expect(page.getByText(/is actief en kan voor een examen worden gekozen/)).toBeVisible();
    await openTab(page, /^Actief \(2\)/);
    await expect(row(page, '25991')).toBeVisible();
  });
  await step('M51 M52 only the active one can be planned; the others say why not', async () => {
    await menu(page, 'Planning');
    await page.getByRole('link', { name: 'Examen plannen' }).first().click();
    await page.getByRole('combobox', { name: 'Kwalificatie' }).click();
    const bare = page.getByRole('option', { name: /Voeger/ });
    await expect(bare).toHaveAttribute('data-combobox-disabled', 'true');
    await expect(bare).toContainText(/kerntak/i);
    for (const active of [/25991/, /Metselaar/])
      await expect(page.getByRole('option', { name: active })).not.toHaveAttribute('data-combobox-disabled');
    await page.keyboard.press('Escape');
  });
}

async function seeOnAnotherDevice(browser: Browser, desk: Page, office: NewDevice): Promise<void> {
  office.network.restore();
  await expect(desk.getByRole('banner').getByRole('link', { name: /Ontvangen door hub/ })).toBeVisible({
    timeout: 60_000,
  });
  await menu(desk, 'Apparaten');
  await desk.getByRole('combobox', { name: 'Wie kiest er meteen een pincode op?' }).click();
  await desk.getByRole('option', { name: anna.name }).click();
  await button(desk, 'Koppelcode maken').click();
  const second = await centre.addDevice('second');
  const page = await openPage(browser, second);
  await link(page, second, await readCode(desk), 'Tweede kantoor');
  await choosePin(page, anna.pin);
  await step('M31 what was made without a network is on the next device', async () => {
    await openOverview(page, /^Actief \(2\)/);
    await expect(row(page, 'Metselaar').getByText('2026-2027', { exact: true })).toBeVisible();
    await expect(row(page, 'Metselaar').getByText('3 indicatoren', { exact: true })).toBeVisible();
    await expect(row(page, '25991')).toBeVisible();
  });
  await step('M30 its documents are fetched there, and say so', async () => {
    await row(page, 'Metselaar').locator('[data-option]').last().click();
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(['foto', 'examenplan']);
    // Showing the list fetches nothing: that is for whoever asks.
    await button(page, 'Nu ophalen').click();
    await expect(page.getByText('Op dit apparaat', { exact: true })).toHaveCount(2);
    await expect(button(page, 'Nu ophalen')).toHaveCount(0);
  });
  await step('M16 and so is the own competence', async () => {
    await menu(page, 'Competenties');
    await expect(page.getByRole('row').filter({ hasText: 'Rechte muren zien' })).toBeVisible();
  });
}

async function walkLanguages(page: Page): Promise<void> {
  await step('M64 the same overview in English and in German', async () => {
    await menu(page, 'Kwalificaties');
    for (const [language, title] of [
      ['en', 'Qualifications'],
      ['de', 'Qualifikationen'],
      ['nl', 'Kwalificaties'],
    ] as const) {
      await page.evaluate((code) => {
        document.querySelector<HTMLElement>(`[popover] button[lang="${code}"]`)?.click();
      }, language);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
  });
}

test('the checklist of making qualifications, without a network and then with one', async ({ browser }) => {
  test.setTimeout(240_000);
  const { page, office } = await beginOffline(browser);
  await walkOverview(page);
  await walkAttributes(page);
  await walkTree(page);
  await walkCompetences(page);
  await walkImport(page);
  await walkLanguages(page);
  await seeOnAnotherDevice(browser, page, office);
});
