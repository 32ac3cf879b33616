/**
 * A new centre from zero, everything through the screens: `hub centre`, the administrator's PIN, staff, people from a table, the
 * text about objecting, a qualification by its code, a plan, a tablet linked by a code made in the app, an examiner's first PIN
 * without a network, another's by the account of the centre at a real identity provider, and one by a personal code when that is
 * away; then, without one again: marking, locked and unlocked at the same indicator, another person, the signature;
 * the tablet revoked meanwhile: its finished exam comes in and waits for a decision, and nothing goes to it any more; and the
 * first signed result as a file. docs/FIRST-MONTH.md tells the same with pictures.
 */
import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { startProvider, type TestProvider } from '../identity/a-provider';
import { beginWithAccount, beginWithCode, setProvider } from './begin-with-account';
import { type NewCentre, startNewCentre } from './centre-from-zero';
import { confirmCandidate, currentIndicator, markMet, openReview, unlock } from './examiner';
import { pointer } from './hand';
import { importAndActivate, openCandidate, plan } from './plan-exam';
import {
  addExaminer,
  choosePin,
  enterLogo,
  enterObjectionText,
  importPeople,
  link,
  lock,
  menu,
  openPage,
  readCode,
} from './set-up-centre';

const anna = { name: 'Anna Beheer', pin: '271828' };
const eva = { name: 'Eva Examinator', pin: '314159' };
const omar = { name: 'Omar Invaller', pin: '161803', account: 'omar' };
const pia = { name: 'Pia Praktijk', pin: '141421', account: 'pia' };
const candidateName = "Sanne van 't Hoff";
const objection = 'Bezwaar maken kan binnen twee weken bij de examencommissie.';
/** Any picture that is wider than it is high. */
const photograph = path.resolve(import.meta.dirname, '../../docs/images/screens/start-nl-1280x800.jpg');
const smallFile = {
  file: path.resolve(import.meta.dirname, '../data/sbb-small.xml'),
  cohort: '2026',
  code: '25991',
  leaveOut: '25992',
};

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

async function unlockAs(page: Page, { name, pin }: typeof anna): Promise<void> {
  await unlock(page, new RegExp(`^${name}`), pin);
}

/** F29: what is dragged to another day opens the form of a change with that day; leaving it changes nothing. */
async function dragInWeek(desk: Page): Promise<void> {
  await menu(desk, 'Planning');
  await desk.getByRole('link', { name: 'Weekrooster' }).click();
  const grid = desk.getByRole('grid');
  const exam = grid.getByRole('link');
  await expect(grid).toBeVisible();
  // Planned in the evening it is tomorrow, and on a Sunday in the next week.
  if (!(await exam.isVisible())) await desk.getByRole('button', { name: 'Volgende week' }).click();
  await expect(exam).toBeVisible();
  const cells = grid
    .getByRole('row')
    .filter({ has: desk.getByRole('link') })
    .getByRole('gridcell');
  const empty = cells.filter({ hasNot: desk.getByRole('link') }).first();
  await exam.dragTo(empty);
  await expect(desk.getByRole('heading', { level: 1, name: 'Examen wijzigen' })).toBeVisible();
  const day = await desk.getByLabel('Datum').inputValue();
  expect(desk.url()).toContain(`day=${day}`);
  await expect(desk.getByRole('textbox', { name: 'Waarom verandert het?' })).toHaveValue('');
  await desk.goBack();
  await expect(exam).toBeVisible();
  await expect(cells.filter({ has: desk.getByRole('link') })).toHaveCount(1);
}

async function setUp(browser: Browser) {
  const office = await centre.addDevice('office');
  const desk = await openPage(browser, office);
  await link(desk, office, centre.firstCode, 'Kantoor');
  await expect(desk.getByRole('heading', { name: 'Kies uw pincode' })).toBeVisible();
  await choosePin(desk, anna.pin);
  await setProvider(desk, provider);
  await addExaminer(desk, eva.name);
  await addExaminer(desk, omar.name, omar.account);
  await addExaminer(desk, pia.name, pia.account);
  await importPeople(desk);
  await enterObjectionText(desk, objection);
  await enterLogo(desk, photograph);
  const hand = pointer(desk);
  await importAndActivate(desk, hand, smallFile);
  await plan(desk, hand, smallFile, {
    examiner: new RegExp(`^${eva.name}`),
    candidate: /Hoff, Sanne van 't/,
  });

  await dragInWeek(desk);
  await menu(desk, 'Apparaten');
  await desk.getByRole('combobox', { name: 'Wie kiest er meteen een pincode op?' }).click();
  await desk.getByRole('option', { name: eva.name }).click();
  await desk.getByRole('button', { name: 'Koppelcode maken' }).click();
  const tablet = await centre.addDevice('tablet');
  const page = await openPage(browser, tablet);
  await link(page, tablet, await readCode(desk), 'Tablet lashal');
  await expect(page.getByRole('heading', { name: 'Kies uw pincode' })).toBeVisible();
  // One contact linked and filled it; the first PIN is chosen wherever she is then.
  await expect(page.getByText('U kunt nu ook zonder netwerk een pincode kiezen')).toBeVisible();
  tablet.network.cut();
  await choosePin(page, eva.pin);
  // The exam is there, planned for today or behind one tap.
  const exam = page.getByRole('article').or(page.locator('summary').filter({ hasText: /dagen|Later/ }));
  await expect(exam.first()).toBeVisible();
  tablet.network.restore();
  return { desk, page, tablet, office };
}

/** @returns how many indicators there are */
async function markWithoutNetwork(page: Page): Promise<number> {
  await openCandidate(page, pointer(page), candidateName);
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await markMet(page, 1);
  const place = await currentIndicator(page);
  await lock(page);
  await expect(page.getByText(candidateName)).toBeHidden();
  await page.getByLabel(/^Pincode/).fill(eva.pin);
  await page.getByRole('button', { name: 'Aan het werk' }).click();
  await expect.poll(() => currentIndicator(page)).toBe(place);

  await lock(page);
  await unlockAs(page, omar);
  await expect(page.getByText(`Deze beoordeling is van ${eva.name}.`)).toBeVisible();
  await lock(page);
  await unlockAs(page, eva);
  await page.getByRole('link', { name: /^Verder/ }).click();
  const progress = (await page.getByText(/^1 van \d+ beoordeeld$/).textContent()) ?? '';
  const total = Number(/van (\d+)/.exec(progress)?.[1]);
  await markMet(page, total - 1);
  await openReview(page);
  return total;
}

async function sign(page: Page): Promise<void> {
  const signing = page.getByRole('region', { name: 'Ondertekenen' });
  await signing.getByRole('checkbox').check();
  await signing.getByLabel(/^Uw pincode/).fill(omar.pin);
  await signing.getByRole('button', { name: 'Onderteken de beoordeling' }).click();
  await expect(signing.getByRole('alert')).toContainText('niet de goede pincode');
  await signing.getByLabel(/^Uw pincode/).fill(eva.pin);
  await signing.getByRole('button', { name: 'Onderteken de beoordeling' }).click();
  await expect(page.getByRole('region', { name: /^Getekend/ })).toBeVisible();
}

async function revoke(desk: Page): Promise<void> {
  await menu(desk, 'Apparaten');
  const card = desk.getByRole('article', { name: 'Tablet lashal' });
  await card.getByRole('button', { name: 'Tablet lashal: toegang intrekken' }).click();
  await card.getByLabel(/^Waarom/).fill('Verloren in de trein');
  await card.getByRole('button', { name: 'Ja, voor altijd intrekken' }).click();
  await expect(card.getByText('Toegang ingetrokken')).toBeVisible();
  await expect(card.getByText('De hub weet dit nog niet')).toBeHidden();
}

/** The table that the office takes along: what the screen shows, as a file. */
async function exportResults(desk: Page, folder: string): Promise<string> {
  await desk.getByRole('button', { name: 'Exporteren' }).click();
  await desk.getByRole('menuitem', { name: /CSV/ }).click();
  await expect(desk.getByText('1 beoordeling opgeslagen')).toBeVisible();
  const name = (await readdir(folder)).find((file) => file.endsWith('.csv')) ?? '';
  return readFile(path.join(folder, name), 'utf8');
}

/** Results go to a folder by themselves: also the one that was there before, in each kind, and told where people look. */
async function fillFolder(desk: Page, folder: string): Promise<void> {
  await menu(desk, 'Instellingen');
  const settings = desk.getByRole('region', { name: 'Resultaten in een map' });
  await expect(settings.getByText('Uit. Vakproef schrijft niets.')).toBeVisible();
  await settings.getByRole('button', { name: 'Map van deze computer gebruiken' }).click();
  await expect(settings.getByText('2 bestanden geschreven')).toBeVisible({ timeout: 30_000 });
  await settings.getByRole('checkbox', { name: /^Open Education API/ }).click();
  await expect(settings.getByText('3 bestanden geschreven')).toBeVisible({ timeout: 30_000 });
  const results = path.join(folder, 'results');
  const files = (await readdir(results)).filter((file) => !file.startsWith('.')).toSorted();
  expect(files.map((file) => file.replace(/^.*\w{4}-\w{4}-\w{4}\./, ''))).toEqual([
    'oeapi.json',
    'oke.json',
    'pdf',
  ]);
  expect(files.join()).not.toContain(candidateName);
  expect(await readFile(path.join(results, files[1] ?? ''), 'utf8')).toContain(candidateName);
  // Gone, told where the results are, and told again when it is back.
  await rename(results, `${results} elders`);
  await settings.getByRole('checkbox', { name: /^Open Education API/ }).click();
  await menu(desk, 'Resultaten');
  const line = desk.getByRole('region', { name: 'Resultaten in een map' });
  await expect(line.getByRole('alert')).toContainText('is nu niet te bereiken');
  await rename(`${results} elders`, results);
  // It tries by itself, too, with whatever comes in: the button may be gone before it is pressed.
  await expect(async () => {
    const again = line.getByRole('button', { name: 'Opnieuw proberen' });
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(line.getByRole('alert')).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expect(line).toContainText('3 bestanden geschreven');
}

test('a centre from zero, a tablet without a network, and one that is lost', async ({ browser }) => {
  test.setTimeout(240_000);
  const { desk, page, tablet, office } = await setUp(browser);
  await beginWithAccount(page, provider, omar, pia);
  await beginWithCode(desk, page, pia);
  await lock(page);
  await unlockAs(page, eva);

  tablet.network.cut();
  const total = await markWithoutNetwork(page);
  await sign(page);

  await revoke(desk);
  // What the centre records from now on is not for a device that was lost.
  await addExaminer(desk, 'Nieuwe Collega');
  tablet.network.restore();
  // It hands in all it has, in as many goes as it takes, and then what it had goes with the access: nobody opens anything.
  const shutOut = page.getByRole('heading', { name: 'Dit apparaat heeft geen toegang meer' });
  await expect(shutOut).toBeVisible({ timeout: 90_000 });
  await menu(desk, 'Resultaten');
  const doubts = desk.getByRole('region', { name: 'De hub twijfelt aan wijzigingen' });
  // Identified, every mark and the signature: whoever decided about fewer would be asked again. The feed brings them in pieces.
  const counts = [2, 3, 4].map((more) => total + more).join('|');
  await expect(doubts).toContainText(
    new RegExp(`twijfelt aan (${counts}) wijzigingen: het apparaat had geen toegang meer`),
    { timeout: 60_000 },
  );
  await expect(doubts).toContainText('Wacht op een besluit');
  await doubts.getByLabel('Reden van het besluit').fill('Eva heeft het examen afgenomen');
  await doubts.getByRole('button', { name: 'Telt mee', exact: true }).click();
  await expect(doubts).toBeHidden();
  await expect(desk.getByRole('row', { name: new RegExp(candidateName) })).toContainText('Ondertekend');

  // The sheets of the whole list, drawn in the worker and saved as one file: to print, and one each.
  for (const form of [/^Eén PDF/, /^Een PDF per kandidaat/]) {
    await desk.getByRole('button', { name: '1 formulier (PDF)' }).click();
    await desk.getByRole('menuitem', { name: form }).click();
    const ending = form.source.includes('Eén') ? 'pdf' : 'zip';
    await expect(desk.getByText(new RegExp(`Formulieren .*\\.${ending}`))).toBeVisible({ timeout: 30_000 });
    await expect(desk.getByText('1 formulier opgeslagen')).toBeVisible();
  }

  const table = await exportResults(desk, office.exportFolder);
  expect(table.trim().split('\n')).toHaveLength(2);
  for (const said of ['0900105', candidateName, `E2E-${smallFile.code}`, 'Ondertekend', eva.name])
    expect(table).toContain(said);

  await fillFolder(desk, office.exportFolder);

  // Nothing new is shown there.
  await expect(shutOut).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(`^${omar.name}`) })).toBeHidden();
  await expect(page.getByText('Nieuwe Collega')).toBeHidden();
});
