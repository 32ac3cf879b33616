/**
 * Whatever one presses on any screen, the focus stays on something with a name: for whoever works with keys or hears the
 * screen, a focus that falls to the page is the loss of their place.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { unlock } from './examiner';

/** Name of what has the focus; null when nothing has it. Closed menus, dialogs and lists have a name of their own. */
const focusName = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const byIds = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLLabelElement>)] : [];
    const byLabel = labels.map((label) => label.textContent ?? '').join(' ');
    const words = element.matches('button, a, h1, h2, h3, summary, [role]') ? element.textContent : '';
    const name = element.getAttribute('aria-label') ?? element.getAttribute('title');
    return (name || byIds || byLabel || words || '').trim() || null;
  });

/** What can be pressed here; what opens a window of the system or leaves the program is left out. */
const pressable = (page: Page) =>
  page
    .getByRole('main')
    .locator('button:visible:enabled, summary:visible, a[href*="#/"]:visible')
    .filter({ hasNotText: /bestand|PDF|Afdrukken|logo|map kiezen/i });

async function pressEverything(page: Page, address: string): Promise<string[]> {
  const lost: string[] = [];
  const heading = page.getByRole('heading', { level: 1 });
  const open = async (): Promise<void> => {
    // By way of another screen, so that each begins as one finds it.
    await page.evaluate(() => (location.hash = '#/file'));
    await expect(heading).toHaveText(/Examenbestand/);
    await page.evaluate((to) => (location.hash = to), address);
    await expect(heading).not.toHaveText(/Examenbestand/);
    await expect(pressable(page).first()).toBeVisible();
  };
  await open();
  // Lists come a moment after their frame.
  await page.waitForLoadState('networkidle');
  const total = Math.min(await pressable(page).count(), 25);
  for (let at = 0; at < total; at += 1) {
    await open();
    const control = pressable(page).nth(at);
    if (!(await control.isVisible())) continue;
    const label = (await control.getAttribute('aria-label')) ?? (await control.innerText());
    await control.focus();
    await page.keyboard.press('Enter');
    const kept = await expect
      .poll(() => focusName(page), { timeout: 5_000 })
      .not.toBeNull()
      .then(
        () => true,
        () => false,
      );
    if (!kept) lost.push(`${address}: ${label}`);
  }
  return lost;
}

const administered = [
  '#/',
  '#/planning',
  '#/results',
  '#/qualifications',
  '#/competences',
  '#/competences/new',
  '#/structure',
  '#/staff',
  '#/devices',
  '#/audit',
  '#/sync',
  '#/settings',
];

test('the focus never falls to the page on the screens of an administrator', async ({ page }) => {
  test.setTimeout(240_000);
  await unlock(page, /^Ingrid/);
  const lost: string[] = [];
  for (const address of administered) lost.push(...(await pressEverything(page, address)));
  expect(lost).toEqual([]);
});
