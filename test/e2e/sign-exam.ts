/** An examiner takes the first exam of today to its signature, for specs that want to see what was signed. */
import type { Page } from '@playwright/test';
import { markMet, openReview, sign, startMarking } from './examiner';

/** From today's list: every indicator met, and signed. */
export async function signExam(page: Page): Promise<void> {
  await startMarking(page);
  const progress = (await page.getByText(/^0 van \d+ beoordeeld$/).textContent()) ?? '';
  await markMet(page, Number(/van (\d+)/.exec(progress)?.[1]));
  await openReview(page);
  await sign(page);
}
