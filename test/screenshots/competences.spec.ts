/** What an administrator sees of competences and of the contents across qualifications, with an own one among them. */
import { expect, type Page, test } from '@playwright/test';
import { type Centre, startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { startTaking, textSizes } from './take-pictures';

let centre: Centre;
test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(async () => {
  centre = await startCentre();
});
test.afterEach(() => centre.close());

const open = async (page: Page, route: string): Promise<void> => {
  await page.goto(page.url().replace(/#.*|$/, `#${route}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

for (const textPercent of textSizes)
  test(`competences, text at ${textPercent} %`, async ({ page }) => {
    test.setTimeout(400_000);
    const take = await startTaking(page, textPercent);
    await page.goto(centre.link());
    await unlock(page, /^Ingrid Vermeulen/);
    await open(page, '/competences/new');
    await page.getByLabel('Code').fill('VK1');
    const dutch = page.getByRole('group', { name: 'Nederlands' });
    await dutch.getByLabel('Naam').fill('Veilig werken op hoogte en in besloten ruimten');
    await dutch.getByLabel(/Omschrijving/).fill('Kent de gevaren, treft maatregelen en spreekt anderen aan.');
    await take('competence-new');
    await page.getByRole('button', { name: 'Toevoegen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^VK1 / })).toBeVisible();
    await page.getByLabel('Samenvoegen met', { exact: true }).first().fill('vakdesk');
    await page.getByRole('option', { name: /^K / }).click();
    await page.getByRole('heading', { name: 'Samenvoegen' }).evaluate((one) => one.scrollIntoView());
    await take('competence-merge');
    await open(page, '/competences');
    await take('competences');
    await page.getByRole('link', { name: 'Vakdeskundigheid toepassen' }).click();
    await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
    await take('competence-used');
    await open(page, '/structure');
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await take('structure');
    await open(page, '/structure?part=coverage');
    await take('structure-coverage');
  });
