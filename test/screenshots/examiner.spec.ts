/** What an examiner sees, from the sign-in to the signed sheet, and what a colleague who takes over sees. */
import { expect, type Page } from '@playwright/test';
import { confirmCandidate, examinerName, markMet, sign, unlock } from '../e2e/examiner';
import { lookUp } from '../e2e/hand';
import type { Take } from './take-pictures';
import { walk } from './walk';

const lock = (page: Page) => page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
const today = (page: Page) => page.goto(page.url().replace(/#.*|$/, '#/'));
const toReview = async (page: Page): Promise<void> => {
  await page.goto(page.url().replace('/mark/', '/review/'));
  await expect(page.getByRole('region', { name: 'Ondertekenen' })).toBeVisible();
};
async function begin(page: Page, name: RegExp): Promise<number> {
  await page.getByRole('main').getByRole('link', { name }).click();
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  const progress = await page.getByText(/^0 van \d+ beoordeeld$/).textContent();
  return Number(/van (\d+)/.exec(progress ?? '')?.[1]);
}

async function markSome(page: Page, take: Take): Promise<void> {
  await take('marking-first');
  await markMet(page, 4);
  await take('marking-chip');
  await page.keyboard.press('2');
  await take('marking-not-met');
  await page.keyboard.press('c');
  await page.keyboard.type('De lasnaad heeft aan het einde een open krater van 3 mm.');
  await take('remark-sheet');
  await page.keyboard.press('Escape');
  await lookUp(page);
  for (const key of ['2', '0', '2']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(450);
    await page.keyboard.press('Escape');
    await lookUp(page);
  }
  await page.getByRole('button', { name: /toelichtingen? nodig/ }).click();
  await take('remark-queue');
  const field = page.getByRole('textbox', { name: /^Toelichting bij / });
  // Each one that is put off leads to the next.
  await expect(async () => {
    if (await field.isVisible()) await page.keyboard.press('Escape');
    await expect(field).toBeHidden({ timeout: 300 });
  }).toPass();
  await page.getByText('Lijst', { exact: true }).click();
  await take('marking-list');
  await page.getByText('Eén voor één', { exact: true }).click();
}

walk(
  'an examiner',
  async ({ page, take }) => {
    await take('sign-in');
    await unlock(page);
    await page.getByRole('link', { name: /Emine/ }).waitFor();
    await take('today');
    await page.getByRole('link', { name: /Emine/ }).click();
    await expect(page.getByRole('button', { name: 'Ja, identiteitsbewijs gezien' })).toBeVisible();
    await take('candidate');
    await page.getByRole('link', { name: 'Terug naar Vandaag' }).click();
    await begin(page, /Emine/);
    await markSome(page, take);
    await toReview(page);
    await take('review-asked');
    await page.goto(page.url().replace('/review/', '/sheet/'));
    await expect(page.getByRole('heading', { name: 'Beoordelingsformulier', exact: true })).toBeVisible();
    await take('sheet-draft');
    await today(page);
    await markMet(page, await begin(page, /Wójcik/));
    await take('marking-all-marked');
    await toReview(page);
    await take('review-nothing-wrong');
    await sign(page);
    await take('review-signed');
    await page.goto(page.url().replace('/review/', '/sheet/'));
    await expect(page.getByRole('heading', { name: 'Beoordelingsformulier', exact: true })).toBeVisible();
    await take('sheet-signed');
    await page.goto(page.url().replace(/#.*/, '#/results'));
    await expect(
      page
        .getByRole('main')
        .getByText(/Wójcik/)
        .first(),
    ).toBeVisible();
    await take('results-examiner');
  },
  null,
);

walk(
  'a colleague, and four answers',
  async ({ page, take }) => {
    await begin(page, /Emine/);
    await markMet(page, 2);
    await lock(page);
    await unlock(page, /^Joke Postma/);
    await expect(page.getByText('Deze beoordeling is van Fatma Yıldırım.')).toBeVisible();
    await take('taking-over');
    await today(page);
    await begin(page, /900201/);
    for (const key of ['3', '2', '1']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(450);
    }
    await take('four-answers');
    await page.keyboard.press('k');
    await page.keyboard.press('3');
    await page.evaluate(() => {
      const heading = document.querySelector('main h1');
      if (heading) heading.textContent = 'Wilhelmina-Josephine van der Hoeven-Oosterwijk tot Bruggenkamp';
    });
    await take('four-answers-longest-name');
  },
  examinerName,
);
