/**
 * Two desks of one centre without contact: what they changed apart comes together by itself, and the one field that both
 * changed is decided side by side, on the screen that the header leads to.
 */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type NewCentre, startNewCentre } from './centre-from-zero';
import { addExaminer, choosePin, link, menu, openPage, readCode } from './set-up-centre';

const anna = { name: 'Anna Beheer', pin: '271828' };
const bo = 'Bo Bakker';

let centre: NewCentre;
test.beforeAll(async () => {
  centre = await startNewCentre(anna.name);
});
test.afterAll(() => centre.close());

async function setUp(browser: Browser) {
  const office = await centre.addDevice('office');
  const desk = await openPage(browser, office);
  await link(desk, office, centre.firstCode, 'Kantoor');
  await choosePin(desk, anna.pin);
  await addExaminer(desk, bo);
  await menu(desk, 'Apparaten');
  await desk.getByRole('combobox', { name: 'Wie kiest er meteen een pincode op?' }).click();
  await desk.getByRole('option', { name: anna.name }).click();
  await desk.getByRole('button', { name: 'Koppelcode maken' }).click();
  const code = await readCode(desk);
  const home = await centre.addDevice('home');
  const laptop = await openPage(browser, home);
  await link(laptop, home, code, 'Laptop thuis');
  await choosePin(laptop, anna.pin);
  return { desk, laptop, networks: [office.network, home.network] };
}

async function change(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await menu(page, 'Medewerkers');
  await page.getByRole('link', { name: bo }).click();
  for (const [name, text] of Object.entries(fields))
    await page.getByRole('textbox', { name, exact: true }).fill(text);
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await expect(page.getByText(/bewaard|opgeslagen/i).first()).toBeVisible();
}

async function handIn(page: Page): Promise<void> {
  await menu(page, 'Inleveren');
  await page.getByRole('button', { name: 'Nu verzenden' }).click();
  await expect(page.getByText(/De hub heeft alles bevestigd/)).toBeVisible();
}

test('what two desks changed apart comes together; the field that both changed is decided once', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { desk, laptop, networks } = await setUp(browser);
  for (const network of networks) network.cut();
  await change(desk, { Functie: 'docent lastechniek' });
  await change(laptop, { Functie: 'praktijkopleider metaal', Naam: 'Bo Bakker-Smit' });
  // The desk is first at the hub, so it is the laptop that is asked.
  networks[0]?.restore();
  await handIn(desk);
  networks[1]?.restore();
  await expect(laptop.getByRole('link', { name: '1 conflict' })).toBeVisible({ timeout: 90_000 });
  await laptop.getByRole('link', { name: '1 conflict' }).click();
  const field = laptop.getByRole('region', { name: 'Functie' });
  await expect(field.getByText('docent lastechniek')).toBeVisible();
  await expect(field.getByText('Kantoor')).toBeVisible();
  await expect(laptop.getByRole('region', { name: 'Naam', exact: true })).toHaveCount(0);
  await field.getByRole('button', { name: 'Beide teksten' }).click();
  await expect(laptop.getByRole('heading', { name: 'Geen conflicten' })).toBeVisible();
  await expect(laptop.getByRole('heading', { level: 1 })).toBeFocused();

  await handIn(laptop);
  await handIn(desk);
  await menu(desk, 'Medewerkers');
  await desk.getByRole('link', { name: 'Bo Bakker-Smit' }).click();
  await expect(desk.getByRole('textbox', { name: 'Functie', exact: true })).toHaveValue(
    'docent lastechniek / praktijkopleider metaal',
    { timeout: 90_000 },
  );
  await expect(desk.getByRole('link', { name: '1 conflict' })).toHaveCount(0);
});
