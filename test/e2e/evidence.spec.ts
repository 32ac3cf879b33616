/**
 * Evidence as an examiner uses it, in a real browser: what the candidate's portfolio has for the work process in front, a photo with
 * a word at an indicator, its small picture, the viewer over it, and at the end the hub has the file and says so.
 */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './application';
import { violations } from './axe';
import { meetTheRest, sign, startMarking, unlock } from './examiner';

test.use({ shares: 'exam' });

/** A picture of which the browser drew something. */
const isDrawn = (picture: Locator) =>
  expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);

/** As staff do: a photo in the portfolio of the candidate, linked to the first work process. */
async function addToPortfolio(page: Page, candidate: string, photo: Buffer): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, '#/participants'));
  await page
    .getByRole('rowheader')
    .getByRole('link', { name: new RegExp(candidate.split(' ')[0] ?? candidate) })
    .click();
  await page.getByRole('link', { name: 'Portfolio openen' }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'stage.png', mimeType: 'image/png', buffer: photo });
  await page.getByRole('button', { name: 'Koppelen: stage.png' }).click();
  const links = page.getByRole('form', { name: 'Koppelen: stage.png' });
  await links.getByRole('checkbox', { name: /^B1-K1-W1 / }).check();
  await links.getByRole('button', { name: 'Opslaan' }).click();
  await expect(page.getByText('1 van 9 werkprocessen met bewijs')).toBeVisible();
}

test('M4 what a candidate linked to the work process opens in one press, also without a network', async ({
  page,
  centre,
  candidate,
}) => {
  await unlock(page, /^Joke Postma/);
  await addToPortfolio(page, candidate, await readFile('docs/images/sheet.png'));
  await page.getByRole('button', { name: /^Joke Postma werkt op dit apparaat/ }).click();
  await unlock(page);
  await page.goto(page.url().replace(/#.*|$/, '#/'));
  await startMarking(page, candidate);
  centre.network.cut();
  await page.getByRole('button', { name: 'Portfolio: 1 bestand' }).click();
  const viewer = page.getByRole('dialog', { name: 'stage.png' });
  await isDrawn(viewer.getByRole('img', { name: 'stage.png' }));
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(page.getByRole('region', { name: /^Portfolio bij B1-K1-W1/ })).toBeVisible();
  await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
});

test('a photo with a word goes from the indicator to the hub, and is looked at on the way', async ({
  page,
  candidate,
}) => {
  await unlock(page);
  await startMarking(page, candidate);
  await page.getByRole('button', { name: 'Bewijs', exact: true }).click();
  const sheet = page.getByRole('region', { name: 'Bewijs bij 1.1.1' });
  await sheet.getByRole('textbox').fill('krater aan het einde');
  const buffer = await readFile('docs/images/sheet.png');
  await sheet
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'las.png', mimeType: 'image/png', buffer },
      { name: 'stuk.mp4', mimeType: 'video/mp4', buffer: Buffer.from('\0\0\0\u0020ftypisom and no film') },
    ]);
  await expect(sheet.getByText('krater aan het einde').first()).toBeVisible();
  const photo = sheet.getByRole('button', { name: 'las.png openen' });
  await isDrawn(
    sheet.locator('li', { has: page.getByRole('button', { name: 'las.png openen' }) }).locator('img'),
  );
  expect(await violations(page)).toEqual([]);
  await photo.click();
  const viewer = page.getByRole('dialog', { name: 'las.png' });
  await isDrawn(viewer.getByRole('img', { name: 'las.png' }));
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(photo).toBeFocused();
  await sheet.getByRole('button', { name: 'stuk.mp4 openen' }).click();
  await expect(page.getByRole('dialog')).toContainText('kan hier niet worden getoond');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.getByRole('button', { name: 'Klaar' }).click();
  await expect(page.getByRole('button', { name: 'Bewijs, 2 bestanden' })).toBeVisible();

  await meetTheRest(page);
  await sign(page);
  await page.getByRole('link', { name: 'Beoordelingsformulier' }).click();
  const kept = page.getByRole('region', { name: 'Bewijs' });
  await expect(kept.getByText('Ontvangen door de hub')).toHaveCount(2, { timeout: 20_000 });
});
