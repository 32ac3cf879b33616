/**
 * The review as people use it: they stop to think while they type, tap twice on one spot, and press Sign as soon as they
 * are done. Nothing moves under a finger, a remark is recorded whole, and one press signs.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './application';
import { currentIndicator, meetTheRest, samplePin, startMarking, unlock } from './examiner';

test.use({ shares: 'exam' });

/** The first is not met, the last two have no mark yet, all others are met. */
async function beginReview(page: Page, candidate: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await unlock(page);
  await startMarking(page, candidate);
  expect(await currentIndicator(page)).toBe('1.1.1');
  await page.keyboard.press('2');
  await expect(page.getByText(/^1 van \d+ beoordeeld$/)).toBeVisible();
  await meetTheRest(page, 2);
}

const rowOf = (page: Page, number: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('group', { name: `Beoordeling van ${number}` }) });
const placesOf = (locator: Locator): Promise<readonly number[]> =>
  locator.evaluateAll((all) =>
    all.map((one) => Math.round(one.getBoundingClientRect().top + window.scrollY)),
  );

/** Two taps on one spot, a second apart: one indicator, and nothing moved. */
async function tapTwice(page: Page, signing: Locator): Promise<void> {
  const answers = page
    .getByRole('group', { name: /^Beoordeling van / })
    .getByRole('button', { name: 'Voldaan', exact: true });
  const met = answers.nth(1);
  await met.scrollIntoViewIfNeeded();
  const box = await met.boundingBox();
  const before = await placesOf(answers);
  const tap = () => page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
  await tap();
  await page.waitForTimeout(1200);
  await tap();
  await expect(signing.getByRole('button', { name: '1 indicator nog niet beoordeeld' })).toBeVisible();
  expect(await placesOf(answers)).toEqual(before);
  await answers.nth(2).click();

  // Another mark has other phrases, and moves nothing either.
  const failed = page.getByRole('group', { name: 'Beoordeling van 1.1.1', exact: true }).first();
  const settled = await placesOf(answers);
  await failed.getByRole('button', { name: 'Niet waargenomen' }).click();
  await expect(page.getByRole('button', { name: 'Examinator kon dit niet zien.' }).first()).toBeVisible();
  expect(await placesOf(answers)).toEqual(settled);
  await failed.getByRole('button', { name: 'Niet voldaan' }).click();
}

/** In the field of 1.1.1, with a pause, and straight from there to the signature. */
async function typeAndSign(page: Page, signing: Locator): Promise<void> {
  await signing.getByRole('button', { name: '1 toelichting nodig' }).click();
  const field = rowOf(page, '1.1.1').getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('De WPS en de tekening ', { delay: 40 });
  await page.waitForTimeout(1900);
  await expect(field).toBeFocused();
  await page.keyboard.type('spraken elkaar tegen.', { delay: 40 });
  await signing.getByRole('checkbox').check();
  await signing.getByLabel(/^Uw pincode/).pressSequentially(samplePin, { delay: 30 });
  await signing.getByRole('button', { name: 'Onderteken de beoordeling' }).click();
  await expect(page.getByRole('region', { name: 'Getekend' })).toBeVisible();
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await expect(page.getByText('De WPS en de tekening spraken elkaar tegen.').first()).toBeVisible();
}

async function answerAboutRemark(page: Page, signing: Locator): Promise<void> {
  const row = rowOf(page, '1.1.1').first();
  await row.getByRole('button', { name: 'Niet veilig gewerkt.' }).click();
  await expect(signing.getByRole('checkbox')).toBeVisible();
  await row.getByRole('button', { name: 'Voldaan', exact: true }).click();
  await expect(signing.getByRole('checkbox')).toHaveCount(0);
  await signing.getByRole('button', { name: '1 toelichting hoort bij een andere beoordeling' }).click();
  await expect(row.getByRole('button', { name: 'Houden' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row.getByText('De toelichting is weggehaald.')).toBeVisible();
  await expect(signing.getByRole('checkbox')).toBeVisible();
}

test('a large exam is reviewed and signed', async ({ page, candidate }) => {
  await beginReview(page, candidate);
  const signing = page.getByRole('region', { name: 'Ondertekenen' });
  await expect(signing.getByRole('button')).toHaveText([
    '2 indicatoren nog niet beoordeeld',
    '1 toelichting nodig',
  ]);
  await test.step('two taps meet one indicator', () => tapTwice(page, signing));
  await test.step('a remark of another mark is asked about before it is signed', () =>
    answerAboutRemark(page, signing));
  await test.step('a remark typed with a pause is recorded whole, and one press signs', async () => {
    await rowOf(page, '1.1.1').first().getByRole('button', { name: 'Niet voldaan' }).click();
    await typeAndSign(page, signing);
  });
});
