/** Short cuts of the examiner through the sample centre, for specs whose subject is something else. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Centre } from './centre';
import { lookUp } from './hand';

export const examinerName = /^Fatma Yıldırım/;
export const candidateName = 'Emine Şahin';
/** Who is in her exam of today. */
export const candidateNames: readonly string[] = [
  candidateName,
  'Łukasz Wójcik-Źdźbło',
  'Thị Minh Khai Nguyễn',
  "Seán O'Brien",
];

/** The PIN of everybody in the sample centre. */
export const samplePin = '000000';

/** On the screen that asks who works here: a tap on the name, and the PIN. */
export async function unlock(page: Page, name: RegExp = examinerName, pin = samplePin): Promise<void> {
  await page.getByRole('listitem').getByRole('button', { name }).click();
  await page.getByLabel(/^(Pincode|PIN)\b/).fill(pin);
  const enter = page.getByRole('button', { name: /^(Aan het werk|Start work|An die Arbeit)$/ });
  await enter.click();
  await expect(enter).toBeHidden();
}

export async function signIn(page: Page, centre: Centre, name: RegExp = examinerName): Promise<void> {
  await page.goto(await centre.newLink());
  await unlock(page, name);
  await expect(page.getByRole('navigation').first()).toBeAttached();
}

/**
 * Confirms the candidate. An exam of the sample centre is planned for an hour of the day, and these run at any: where it
 * is asked why it begins now, one of the ready-made reasons is chosen.
 */
export async function confirmCandidate(
  page: Page,
  press: (target: Locator) => Promise<unknown> = (target) => target.click(),
): Promise<void> {
  const yes = page.getByRole('button', { name: 'Ja, identiteitsbewijs gezien' });
  await expect(yes).toBeVisible();
  const reason = page.getByRole('button', { name: 'Verplaatst in overleg' });
  if (await reason.isVisible()) await press(reason);
  await press(yes);
}

/** From today's list to the marking screen of a candidate with whom nobody began. */
export async function startMarking(page: Page, candidate = candidateName): Promise<void> {
  await page.getByRole('link', { name: new RegExp(candidate) }).click();
  await confirmCandidate(page);
  await page.getByRole('link', { name: 'Begin met beoordelen' }).click();
  await expect(page.getByText(/^0 van \d+ beoordeeld$/)).toBeVisible();
}

/** Gives the next `count` indicators "met", and waits until each is called saved. */
export async function markMet(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const number = await currentIndicator(page);
    await page.keyboard.press('1');
    await expect(
      page.getByRole('status').filter({ hasText: `${number} Voldaan, opgeslagen` }),
    ).toBeAttached();
    await lookUp(page);
  }
}

/**
 * From marking to its review. A press within moments of the last mark is not taken, for it may be the second half of a
 * double tap: then one presses once more, as people do.
 */
export async function openReview(
  page: Page,
  press: (target: Locator) => Promise<unknown> = (target) => target.click(),
): Promise<void> {
  await expect(async () => {
    const link = page.getByRole('link', { name: /^Controleren/ });
    if (await link.first().isVisible()) await press(link.first());
    await expect(page).toHaveURL(/\/review\//, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('region', { name: 'Ondertekenen' })).toBeVisible();
}

/** The first so many of them, in one go: as a key presses a button, which is no tap. */
const pressAll = (buttons: Locator, count = Number.POSITIVE_INFINITY): Promise<void> =>
  buttons.evaluateAll(
    (all, most) => {
      for (const one of all.slice(0, most ?? all.length)) (one as HTMLElement).click();
    },
    Number.isFinite(count) ? count : null,
  );

/**
 * From marking to its review, where all indicators that have no mark yet are met at once: for specs that want a whole exam,
 * and whose subject is not how it was marked. Leaves out the last few of them when told so.
 */
export async function meetTheRest(page: Page, leftOut = 0): Promise<void> {
  const progress = page.getByText(/^\d+ van \d+ beoordeeld$/);
  const [done = 0, total = 0] = ((await progress.textContent())?.match(/\d+/g) ?? []).map(Number);
  await page.goto(page.url().replace('/mark/', '/review/'));
  const unmarked = page
    .getByRole('group', { name: /^Beoordeling van / })
    .filter({ hasNot: page.locator('button[aria-pressed="true"]') });
  // More than a few are folded, each with its answers behind a button.
  await page.getByText('Toon ze hier', { exact: true }).click();
  await pressAll(
    page.getByRole('button', { name: /^Wijzigen: / }).and(page.locator('[aria-expanded=false]')),
  );
  await expect(unmarked).toHaveCount(total - done);
  await pressAll(unmarked.getByRole('button', { name: 'Voldaan', exact: true }), total - done - leftOut);
  await expect(unmarked).toHaveCount(leftOut);
  // What was marked here stays unfolded until one comes anew.
  await page.goto(page.url().replace('/review/', '/mark/'));
  await expect(page.getByText(`${total - leftOut} van ${total} beoordeeld`, { exact: true })).toBeVisible();
  await expect(page.getByText(/^Opgeslagen op dit apparaat/)).toBeVisible();
  await page.goto(page.url().replace('/mark/', '/review/'));
  await expect(page.getByRole('region', { name: 'Ondertekenen' })).toBeVisible();
}

/** The sign box of a review in which nothing is needed any more, unfolded: where there is little room it is a bar. */
export async function openSigning(page: Page): Promise<Locator> {
  const signing = page.getByRole('region', { name: 'Ondertekenen' });
  const unfold = signing.getByRole('button', { name: 'Ondertekenen', exact: true });
  const tick = signing.getByRole('checkbox');
  await expect(unfold.or(tick).first()).toBeVisible();
  if (!(await tick.isVisible())) await unfold.click();
  return signing;
}

/** The tick, the PIN and the signature. */
export async function sign(page: Page, pin = samplePin): Promise<void> {
  const signing = await openSigning(page);
  await signing.getByRole('checkbox').check();
  await signing.getByLabel(/^Uw pincode/).pressSequentially(pin);
  await signing.getByRole('button', { name: 'Onderteken de beoordeling' }).click();
  await expect(page.getByRole('region', { name: /^Getekend/ })).toBeVisible();
}

/** Number of the indicator that stands before the examiner, e.g. `1.1.4`. */
export const currentIndicator = async (page: Page): Promise<string> =>
  (await page.getByRole('group', { name: /^Beoordeling van / }).getAttribute('aria-label'))?.replace(
    'Beoordeling van ',
    '',
  ) ?? '';
