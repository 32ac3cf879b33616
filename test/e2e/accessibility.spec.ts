/** axe on the screens of an examiner, and on what anybody is asked. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  askWhichCell,
  askWhichColumns,
  askWhichDay,
  leaveRemarkOfAnotherMark,
  openTomorrow,
  remarkSheet,
  startWithoutReason,
} from './asked';
import { addressOf, checker, type Findings, narrowByNight } from './axe';
import { type Centre, startCentre } from './centre';
import {
  confirmCandidate,
  markMet,
  openReview,
  openSigning,
  sign,
  signIn,
  startMarking,
  unlock,
} from './examiner';

let centre: Centre;
test.beforeAll(async () => {
  centre = await startCentre();
});
test.afterAll(() => centre.close());

test('linking a new device breaks no rule, refused or not', async ({ page }) => {
  const found: Findings = {};
  const check = checker(page, found);
  const unlinked = await startCentre({ isLinked: false });
  await page.goto(unlinked.link());
  await expect(page.getByRole('heading', { name: 'Dit apparaat koppelen' })).toBeVisible();
  await check('enrol');
  await page.getByRole('textbox', { name: 'Adres van de hub' }).fill(unlinked.hubUrl);
  await page.getByRole('textbox', { name: 'Code' }).fill('AAAA-BBBB-CCCC-DDDD');
  await page.getByRole('textbox', { name: 'Naam van dit apparaat' }).fill('Tablet 4');
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await check('enrol, refused');
  await unlinked.close();
  expect(found).toEqual({});
});

test('what is asked before one can go on breaks no rule', async ({ page }) => {
  test.setTimeout(200_000);
  const found: Findings = {};
  const check = checker(page, found);
  const own = await startCentre();
  await signIn(page, own, /^Sebastian/);
  await openTomorrow(page);
  await check('candidate, asked why now');
  await startWithoutReason(page);
  await check('candidate, asked why now in vain');
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
  await leaveRemarkOfAnotherMark(page);
  await page.goto(page.url().replace('/mark/', '/review/'));
  await expect(page.getByRole('button', { name: 'Houden' })).toBeVisible();
  await check('review, asked about a remark');
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await unlock(page, /^Joke Postma/);
  await page.goto(page.url().replace('/review/', '/candidate/'));
  await expect(page.getByRole('textbox', { name: 'Waarom neemt u over?' })).toBeVisible();
  await check('candidate, taking over');
  await page.goto(addressOf(page, '/qualifications/import'));
  await askWhichDay(page);
  await check('import, asked which day');
  await page.locator('[data-date-question] button[type=submit]').click();
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await check('import, asked which day in vain');
  await page.goto(addressOf(page, '/participants/import'));
  await askWhichColumns(page);
  await check('people, asked what the columns mean');
  await askWhichCell(page);
  await check('people, asked for a cell');
  await own.close();
  expect(found).toEqual({});
});

test('no screen of an examiner breaks a rule', async ({ page }) => {
  test.setTimeout(300_000);
  const found: Findings = {};
  const check = checker(page, found);
  await page.goto(centre.link());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('sign-in');
  await unlock(page, /^Fatma Yıldırım/);
  await expect(page.getByRole('heading', { name: 'Vandaag' })).toBeVisible();
  await check('today');
  await page.getByRole('link', { name: /Emine Şahin/ }).click();
  await check('candidate');
  await page.getByRole('link', { name: 'Terug naar Vandaag' }).click();
  await startMarking(page);
  await check('marking, untouched');
  await markMet(page, 2);
  await page.keyboard.press('2');
  await expect(page.getByRole('region', { name: /^Toelichting bij / })).toBeVisible();
  await check('marking, critical fail with remark');
  await page.keyboard.press('c');
  await expect(remarkSheet(page).getByRole('textbox')).toBeVisible();
  await check('marking, remark sheet');
  await page.keyboard.press('Escape');
  await page.getByText('Lijst', { exact: true }).click();
  await check('marking, list');
  await openReview(page);
  await check('review');
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await expect(page.getByRole('heading', { name: 'Beoordelingsformulier', exact: true })).toBeVisible();
  await check('sheet');

  await page.goto(page.url().replace('/sheet/', '/mark/'));
  await page.getByText('Eén voor één', { exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^2 van \d+ beoordeeld$/)).toBeVisible();
  const total = Number(/van (\d+)/.exec((await page.getByText(/^2 van/).textContent()) ?? '')?.[1]);
  await markMet(page, total - 2);
  await openReview(page);
  await check('review, to be signed');
  await openSigning(page);
  await check('review, signing', [narrowByNight]);
  await sign(page);
  await check('review, signed');
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await page.getByRole('button', { name: 'Opslaan als gegevensbestand' }).click();
  await expect(page.getByText(/\.json/)).toBeVisible();
  await check('sheet, signed');
  await page.goto(addressOf(page, '/file'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('file, none');
  const saved = (await readdir(centre.exportFolder)).find((name) => name.endsWith('.json')) ?? '';
  await page.locator('input[type=file]').setInputFiles(path.join(centre.exportFolder, saved));
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await check('file');

  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await expect(page.getByRole('heading', { name: 'Wie werkt op dit apparaat?' })).toBeVisible();
  await check('locked');
  expect(found).toEqual({});
});
