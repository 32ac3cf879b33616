/** The guide over the screen, and the pictures that it shows: each topic at the moment that it tells of. */
import { expect, type Page, test } from '@playwright/test';
import { startCentre } from '../e2e/centre';
import { confirmCandidate, examinerName, markMet, sign, unlock } from '../e2e/examiner';
import { lookUp } from '../e2e/hand';
import { takeGuidePicture } from './take-guide-picture';
import { walk } from './walk';

walk('the guide', async ({ page, take, open }) => {
  await open('/planning');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await take('guide-topic');
  await page.getByRole('dialog').getByRole('button', { name: 'Alle onderwerpen' }).click();
  await take('guide-topics');
  await page.getByRole('dialog').getByRole('searchbox').fill('herkansing');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await take('guide-found');
});

const go = async (page: Page, route: string): Promise<void> => {
  await page.goto(page.url().replace(/#.*|$/, `#${route}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
const change = async (page: Page, who: RegExp): Promise<void> => {
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await unlock(page, who);
};
const begin = async (page: Page, name: RegExp): Promise<number> => {
  await page.getByRole('main').getByRole('link', { name }).click();
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  const progress = await page.getByText(/^0 van \d+ beoordeeld$/).textContent();
  return Number(/van (\d+)/.exec(progress ?? '')?.[1]);
};

/** What an examiner sees, from the sign-in to the signed sheet, and a colleague who takes over. */
async function atAnExam(page: Page): Promise<void> {
  await takeGuidePicture(page, 'begin');
  await unlock(page, examinerName);
  await page.getByRole('link', { name: /Emine/ }).waitFor();
  await takeGuidePicture(page, 'today');
  await page.getByRole('link', { name: /Wójcik/ }).click();
  await page.getByRole('button', { name: /^Afwezig, te laat of gestopt/ }).click();
  await takeGuidePicture(page, 'away', page.getByText(/^Wat is er met /));
  await go(page, '/');
  await begin(page, /Emine/);
  await markMet(page, 4);
  await page.keyboard.press('2');
  await takeGuidePicture(page, 'marking');
  await lookUp(page);
  await page.goto(page.url().replace('/mark/', '/review/'));
  await expect(page.getByRole('region', { name: 'Ondertekenen' })).toBeVisible();
  await takeGuidePicture(page, 'signing');
  await change(page, /^Joke Postma/);
  await page.goto(page.url().replace('/review/', '/candidate/'));
  await expect(page.getByText('Deze beoordeling is van Fatma Yıldırım.')).toBeVisible();
  await takeGuidePicture(page, 'take-over', page.getByText('Deze beoordeling is van Fatma Yıldırım.'));
  await change(page, examinerName);
  await go(page, '/');
  await markMet(page, await begin(page, /Wójcik/));
  await page.goto(page.url().replace('/mark/', '/review/'));
  await sign(page);
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await expect(page.getByRole('heading', { name: 'Beoordelingsformulier', exact: true })).toBeVisible();
  await takeGuidePicture(page, 'sheet');
  await go(page, '/sync');
  await takeGuidePicture(page, 'handing-in');
}

/** What the office sees, and who is due for erasing: somebody with a diploma of long ago and no exam. */
async function inTheOffice(page: Page): Promise<void> {
  for (const [topic, route] of [
    ['results', '/results'],
    ['qualifications', '/qualifications'],
  ] as const) {
    await go(page, route);
    await takeGuidePicture(page, topic);
  }
  await go(page, '/planning');
  await expect(page.getByRole('main').getByRole('table')).toBeVisible();
  await takeGuidePicture(page, 'planning');
  await go(page, '/settings');
  await takeGuidePicture(page, 'centre', page.getByRole('heading', { name: 'Centrum', exact: true }));
  await takeGuidePicture(page, 'trouble', page.getByRole('heading', { name: 'Opslag', exact: true }));
  await go(page, '/participants/new');
  await page.getByRole('textbox', { name: 'Voornaam' }).fill('Noor');
  await page.getByRole('textbox', { name: 'Achternaam' }).fill('Aardenburg');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Noor Aardenburg is toegevoegd')).toBeVisible();
  await go(page, '/participants');
  await page.getByRole('textbox', { name: /^Zoeken/ }).fill('Aardenburg');
  await page.getByRole('table').getByRole('link', { name: 'Aardenburg, Noor' }).first().click();
  await page.getByLabel('Datum van het diploma').fill('2024-01-31');
  await page.getByRole('button', { name: 'Gegevens opslaan' }).click();
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await go(page, '/participants/keeping');
  await takeGuidePicture(page, 'keeping');
  await go(page, '/participants');
  await page.getByRole('textbox', { name: /^Zoeken/ }).fill('');
  await page.getByRole('table').getByRole('checkbox').nth(2).check();
  await page.getByRole('table').getByRole('checkbox').nth(3).check();
  await takeGuidePicture(page, 'people');
}

test('the pictures of the guide', async ({ page }) => {
  test.setTimeout(300_000);
  const centre = await startCentre();
  try {
    await page.setViewportSize({ width: 1024, height: 640 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(centre.link());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await atAnExam(page);
    await change(page, /^Ingrid Vermeulen/);
    await inTheOffice(page);
  } finally {
    await centre.close();
  }
});
