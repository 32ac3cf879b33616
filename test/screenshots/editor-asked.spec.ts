/** What the editor asks and tells on the way: lines that were pasted, where something goes, what is left out, what holds it up. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Centre } from '../e2e/centre';
import { askToActivateNew, meetAnotherVersion, openInEditor } from '../e2e/editor-asked';
import { unlock } from '../e2e/examiner';
import { walk } from './walk';

const lines = [
  '• meet de naad na en noteert de maten op het meetblad',
  '• controleert met een lamp of er poriën of randinkartelingen zijn en markeert ze',
  '• ruimt de werkplek op',
].join('\n');

async function openEditor(page: Page, name: RegExp, tab = 'active'): Promise<string> {
  await page.goto(page.url().replace(/#.*|$/, `#/qualifications?tab=${tab}`));
  await page.getByRole('link', { name }).first().click();
  await page.waitForURL(/qualifications\/[0-9a-f-]{36}/);
  const [, id] = /qualifications\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await page.goto(page.url().replace(/#.*|$/, `#/qualifications/${id}/edit`));
  await expect(page.getByRole('region', { name: 'Concept' })).toBeVisible();
  return `/qualifications/${id}/edit`;
}
const titles = (page: Page): Locator => page.locator('[data-field$=" text"]');
const paste = (field: Locator, text: string): Promise<void> =>
  field.evaluate((one, said) => {
    const data = new DataTransfer();
    data.setData('text/plain', said);
    one.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
const toMiddle = (one: Locator): Promise<void> =>
  one.evaluate((element) => element.scrollIntoView({ block: 'center' }));

/** As a disk does that spoils a file: the draft, and the state of it before. */
async function spoilDrafts({ deviceFolder }: Centre): Promise<void> {
  const files = (await readdir(deviceFolder, { recursive: true })).filter((one) => /\.draft/.test(one));
  expect(files).not.toEqual([]);
  for (const file of files) {
    const bytes = await readFile(path.join(deviceFolder, file));
    await writeFile(path.join(deviceFolder, file), bytes.subarray(0, bytes.length - 8));
  }
}

walk('what the editor asks', async ({ page, take, open, centre }) => {
  const editor = await openEditor(page, /Lasser MAG/);
  await page.getByRole('treeitem').first().click();
  await expect(page.getByLabel('Deel')).toBeVisible();
  await take('editor-core-task');
  await page.getByRole('treeitem').nth(1).click();
  await titles(page).first().click();
  await paste(titles(page).first(), lines);
  await page.getByText(/opmerkingen bij het plakken/).click();
  await toMiddle(page.getByText('3 regels geplakt'));
  await take('editor-pasted');
  await page
    .getByRole('button', { name: /^Meer bij / })
    .first()
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitem', { name: 'Verplaatsen naar…' }).click();
  await take('editor-move');
  await page.keyboard.press('Escape');
  await titles(page).first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Meer bij indicator 2', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Eigen volgnummer' }).click();
  await page.locator('main li').getByLabel('Volgnummer').fill('P-07');
  await page.getByRole('button', { name: 'Publiceren…' }).click();
  await expect(page.getByText(/met alleen een nummer/)).toBeVisible();
  await take('editor-left-out');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Weggooien…' }).click();
  await take('editor-discard');
  await page.keyboard.press('Escape');
  await page.getByText('Toetsen', { exact: true }).click();
  await page.getByText('Toetsen', { exact: true }).evaluate((one) => one.scrollIntoView());
  await take('editor-keys');
  await openEditor(page, /^Monteur/, 'inactive');
  await take('editor-inactive');
  // An open page would put its own draft back.
  await page.goto('about:blank');
  await centre.stopDevice();
  await spoilDrafts(centre);
  await centre.restartDevice();
  await page.goto(centre.link());
  await unlock(page, /^Ingrid Vermeulen/);
  await open(editor);
  await expect(page.getByRole('button', { name: 'Opnieuw beginnen vanaf de laatste versie' })).toBeVisible();
  await take('editor-broken-draft');
  await open('/qualifications');
  await expect(page.getByRole('table')).toBeVisible();
  await take('overview-broken-draft');
});

walk('what publishing asks, and another version beside the draft', async ({ page, take }) => {
  const own = await openInEditor(page, /^Lasser MAG/);
  await meetAnotherVersion(page, own);
  await take('editor-conflict');
  await page.getByRole('button', { name: 'Mijn tekst nemen' }).click();
  await page.getByText('1 plek waar al gekozen is').click();
  await take('editor-conflict-decided');
  await askToActivateNew(page, 'Allround lasser');
  await take('editor-activate');
});
