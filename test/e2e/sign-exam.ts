/** An examiner takes the first exam of today to its signature, for specs that want to see what was signed. */
import { expect, type Page } from '@playwright/test';
import { markMet, samplePin, startMarking } from './examiner';

/** From today's list: every indicator met, and signed. */
export async function signExam(page: Page): Promise<void> {
  await startMarking(page);
  const progress = (await page.getByText(/^0 van \d+ beoordeeld$/).textContent()) ?? '';
  await markMet(page, Number(/van (\d+)/.exec(progress)?.[1]));
  await page.evaluate(() => {
    window.location.hash = window.location.hash.replace('/mark/', '/review/');
  });
  const signing = page.getByRole('region', { name: 'Ondertekenen' });
  await signing.getByRole('checkbox').check();
  await signing.getByLabel(/pincode/i).pressSequentially(samplePin);
  await signing.getByRole('button', { name: /^Onderteken/ }).click();
  await expect(page.getByRole('region', { name: /^Getekend/ })).toBeVisible();
}
