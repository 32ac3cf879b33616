/** The finder: every screen before the first letter, and what a few letters find. */
import { expect } from '@playwright/test';
import { walk } from './walk';

walk('finder', async ({ page, take }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toBeVisible();
  await take('finder-places');
  await page.keyboard.type('las');
  await expect(page.getByRole('group').nth(1)).toBeVisible();
  await take('finder-found');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('oeapi');
  await expect(page.getByRole('group', { name: 'Uitleg' })).toBeVisible();
  await take('finder-guide');
});
