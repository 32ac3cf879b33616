/**
 * A centre with hundreds of qualifications from one file: imported, found again on the overview and in the search over all
 * indicators, and taken back after a reload and a lock, as long as nobody went on from it.
 */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { writeQualificationsJson } from '../../shared/formats/qualifications-json';
import { writeZip } from '../../shared/formats/write-zip';
import { anIndicator, aQualification, aWorkProcess } from '../builders/a-qualification';
import { type NewCentre, startNewCentre } from './centre-from-zero';
import { unlock } from './examiner';
import { choosePin, link, lock, menu, openPage } from './set-up-centre';

const anna = { name: 'Anna Beheer', pin: '271828' };
const count = 320;

let centre: NewCentre;
test.beforeAll(async () => {
  centre = await startNewCentre(anna.name);
});
test.afterAll(() => centre.close());

/** One text comes back in all of them, the other stands in one. */
function fileOfMany(): Buffer {
  const [coreTask] = aQualification().coreTasks;
  const files = Array.from({ length: count }, (_, n) => {
    const qualification = aQualification({
      ...{ name: `Vakman a${n + 1}b`, code: `${30_000 + n}`, cohort: '2026-2027' },
      coreTasks: [
        {
          ...coreTask!,
          workProcesses: [
            aWorkProcess({
              indicators: [
                anIndicator({ text: 'werkt veilig' }),
                anIndicator({ text: `gebruikt gereedschap nummer ${n + 1}` }),
              ],
            }),
          ],
        },
      ],
    });
    const text = writeQualificationsJson({
      qualifications: [qualification],
      competences: [],
      exportedAt: '',
    });
    return { name: `${qualification.code}.json`, bytes: new TextEncoder().encode(text) };
  });
  return Buffer.from(writeZip(files));
}

async function beginAlone(browser: Browser): Promise<Page> {
  const office = await centre.addDevice('office');
  const page = await openPage(browser, office);
  await link(page, office, centre.firstCode, 'Kantoor');
  await choosePin(page, anna.pin);
  office.network.cut();
  return page;
}

test('M1 M11 hundreds are imported at once, found again, and taken back after a reload and a lock', async ({
  browser,
}) => {
  const page = await beginAlone(browser);
  await page.goto(page.url().replace(/#.*|$/, '#/qualifications/import'));
  const file = { name: 'landelijk.zip', mimeType: 'application/zip', buffer: fileOfMany() };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: `${count} kwalificaties importeren` }).click();
  await expect(page.getByRole('heading', { name: `${count} kwalificaties geïmporteerd` })).toBeVisible();

  await test.step('the overview counts all, finds one, and draws more when asked', async () => {
    await page.getByRole('button', { name: 'Naar de kwalificaties' }).click();
    await expect(page.getByRole('tab', { name: `Inactief (${count})` })).toBeVisible();
    await expect(page.getByRole('row')).toHaveCount(101);
    // The way back from one of them leads to where one was.
    await page.getByRole('row').nth(80).scrollIntoViewIfNeeded();
    const heading = page.getByRole('heading', { level: 1 });
    const overview = await heading.innerText();
    await page.getByRole('row').nth(80).getByRole('link').first().click();
    // The overview has links in its head, too.
    await expect(heading).not.toHaveText(overview);
    await page.locator('main header').getByRole('link').first().click();
    await expect(page.getByRole('row').nth(80)).toBeInViewport();
    await page.getByRole('button', { name: 'Nog 100 tonen' }).click();
    await expect(page.getByRole('row')).toHaveCount(201);
    await page.getByRole('textbox', { name: /^Zoek/ }).fill('a317b');
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('textbox', { name: /^Zoek/ }).fill('');
  });
  await test.step('every indicator is searched, and the text that comes back is told once', async () => {
    await page.goto(page.url().replace(/#.*|$/, '#/structure'));
    await expect(page.getByText(`${2 * count} `, { exact: false }).first()).toBeVisible();
    await page.getByRole('textbox', { name: /^Zoek/ }).fill('gereedschap nummer 245');
    await expect(page.getByText('gebruikt gereedschap nummer 245')).toBeVisible();
    await page.getByRole('textbox', { name: /^Zoek/ }).fill('');
    await page.getByRole('tab', { name: 'Teksten die terugkomen' }).click();
    await expect(page.getByText('1 tekst komt terug')).toBeVisible();
    await expect(page.getByText(`${count} plaatsen`)).toBeVisible();
  });
  await test.step('it is taken back on the overview, after a reload and a lock', async () => {
    await page.reload();
    await lock(page);
    await unlock(page, new RegExp(anna.name), anna.pin);
    await menu(page, 'Kwalificaties');
    await expect(page.getByText(/^Het laatst geïmporteerd: landelijk\.zip/)).toBeVisible();
    await page.getByRole('button', { name: 'Deze import terugdraaien' }).click();
    await expect(page.getByText('Nog geen kwalificaties')).toBeVisible();
    await page.goto(page.url().replace(/#.*|$/, '#/qualifications/imports'));
    await expect(page.getByText(/^Teruggedraaid op/)).toBeVisible();
  });
});
